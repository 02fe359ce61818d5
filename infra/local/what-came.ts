import * as z from 'zod';
import { inJson } from './in-json.ts';

/** What an event is about, as far as it says: whose dossiers, or what a browser or a system asked for. */
export type WhatCame = { dossiers: readonly string[]; request?: string };

const key = z.object({ S: z.string() }).optional();
const changed = z.object({ dynamodb: z.object({ Keys: z.object({ code: key, dossier: key }) }) });
const asked = z.object({
  rawPath: z.string(),
  requestContext: z.object({ http: z.object({ method: z.string() }) }),
});
const subject = z.object({ dossier: z.string().optional(), code: z.string().optional() });

/** The dossier of a queue's message, by its body. */
export const dossierOfMessage = (body: string): string | undefined => {
  const read = subject.safeParse(inJson(body)).data;
  return read?.dossier ?? read?.code;
};

/** The dossier of a change of a table's item, by its key. */
const dossierOfChange = (record: unknown): string | undefined => {
  const keys = changed.safeParse(record).data?.dynamodb.Keys;
  return (keys?.code ?? keys?.dossier)?.S;
};

const message = z.object({ body: z.string() });

/** The dossier of a record that a queue or a stream hands over, as it stands in the event or as a message's body. */
export const dossierOfRecord = (record: unknown): string | undefined => {
  if (typeof record === 'string') return dossierOfMessage(record);
  const inQueue = message.safeParse(record);
  return inQueue.success ? dossierOfMessage(inQueue.data.body) : dossierOfChange(record);
};

/** A dossier's code as the country writes it: `H48.01-261012-0007`. */
const nationalCode = /^[A-Z]\d{2}(\.\d+)*-\d{6}-\d+$/;

/** The dossiers that an address names. */
const dossiersOfPath = (path: string): string[] => path.split('/').filter((part) => nationalCode.test(part));

/** Reads an event as Lambda hands it to a function. What it does not know says nothing. */
export const whatCame = (event: unknown): WhatCame => {
  const web = asked.safeParse(event);
  if (web.success) {
    const { rawPath, requestContext } = web.data;
    return { dossiers: dossiersOfPath(rawPath), request: `${requestContext.http.method} ${rawPath}` };
  }
  const batch = z.object({ Records: z.array(z.unknown()) }).safeParse(event);
  const named = batch.data?.Records.map(dossierOfRecord).filter((one) => one !== undefined);
  return { dossiers: [...new Set(named)] };
};
