import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdir, writeFile } from 'node:fs/promises';
import { ClientRequest } from 'node:http';
import { join } from 'node:path';
import * as z from 'zod';
import { environmentOf, type FunctionSpec, functions, type Place } from '../topology.ts';
import { type AwsCall, callsOf } from './aws-calls.ts';

/** Runs what a function does: loading it, or answering one event. */
export type During = <T>(name: string, run: () => Promise<T>, event?: unknown) => Promise<T>;

/** A call of a function. Values that it was given as variables stand in the resource by their names: `{LINKS_TABLE}`. */
export const recordedCall = z.object({
  function: z.string(),
  action: z.string(),
  resource: z.string(),
  context: z.record(z.string(), z.string()).optional(),
});
export type RecordedCall = z.infer<typeof recordedCall>;

export type Recorder = {
  during: During;
  calls(): RecordedCall[];
  stop(): void;
};

const requestCreated = 'http.client.request.created';
const created = z.object({ request: z.instanceof(ClientRequest) });
/** Of Signature Version 4, which every request to AWS carries. */
const signedFor = /^AWS4-HMAC-SHA256 Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\/aws4_request/;

/**
 * Notes each different call to AWS of the functions that run in this process, where it leaves through Node's own HTTP
 * client: what is asked of a database, too, and what no endpoint of this machine would answer. Who calls is known by the
 * asynchronous context, so calls of the platform itself are not noted.
 * @param variablesOf What a function was given, by name.
 */
export const recordCalls = (variablesOf: (name: string) => Readonly<Record<string, string>>): Recorder => {
  const running = new AsyncLocalStorage<string>();
  const calls = new Map<string, RecordedCall>();

  const note = (name: string, request: ClientRequest, body: string): void => {
    const service = signedFor.exec(String(request.getHeader('authorization')))?.[1];
    if (!service) return;
    const variables = Object.entries(variablesOf(name));
    const named = (value: string): string => {
      const variable = variables.find(([, given]) => given === value)?.[0];
      return variable ? `{${variable}}` : value;
    };
    const [path = ''] = request.path.split('?');
    const target = request.getHeader('x-amz-target')?.toString();
    // The first part of the path names the service on this machine.
    const asked = { service, method: request.method, path: path.replace(/^\/[^/]+(?=\/)/, ''), target, body };
    for (const call of callsOf(asked, named)) calls.set(keyOf(name, call), { function: name, ...call });
  };

  const watch = (message: unknown): void => {
    const name = running.getStore();
    if (!name) return;
    const { request } = created.parse(message);
    const parts: Buffer[] = [];
    const keep = (part: unknown): void => {
      if (typeof part === 'string' || part instanceof Uint8Array) parts.push(Buffer.from(part));
    };
    request.write = new Proxy(request.write, {
      apply: (write, self, given) => {
        keep(given[0]);
        return Reflect.apply(write, self, given);
      },
    });
    request.end = new Proxy(request.end, {
      apply: (end, self, given) => {
        keep(given[0]);
        note(name, request, Buffer.concat(parts).toString('utf8'));
        return Reflect.apply(end, self, given);
      },
    });
  };

  subscribe(requestCreated, watch);
  return {
    during: (name, run) => running.run(name, run),
    calls: () => [...calls.values()],
    stop: () => {
      unsubscribe(requestCreated, watch);
    },
  };
};

const keyOf = (name: string, { action, resource }: AwsCall): string => `${name} ${action} ${resource}`;

const specs: Readonly<Record<string, FunctionSpec>> = functions;

/**
 * Records a platform's functions where `RECORD_CALLS` names a folder; what they called is kept there, in a file of its
 * own, when it stops: `infra/check-rights.ts` reads it.
 */
export const startRecording = (place: Place): { during: During; stop(): Promise<void> } | undefined => {
  const folder = process.env.RECORD_CALLS;
  if (!folder) return undefined;
  const { during, calls, stop } = recordCalls((name) => {
    const spec = specs[name];
    // Who is woken by a file is told of its bucket by the event.
    return { ...(spec && environmentOf(spec, place)), DROP_BUCKET: place.dropBucket };
  });
  return {
    during,
    stop: async () => {
      stop();
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, `${randomUUID()}.json`), JSON.stringify(calls()));
    },
  };
};
