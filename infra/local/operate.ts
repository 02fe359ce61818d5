import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { DeadLetterSource } from './dead-letters.ts';
import { setEnvironment } from './environment.ts';
import { addressFile, asked, type redriven, type sentAgain, type TrialAddress } from './operated.ts';
import type { Platform } from './platform.ts';
import { NoRoom } from './room.ts';

type Operated = Pick<Platform, 'table' | 'queueUrl' | 'sources' | 'room'>;

/** Writes into the folder of kept data where the trial is found; answers how to take it out again. */
export const leaveAddress = (folder: string, address: TrialAddress): (() => void) => {
  const file = join(folder, addressFile);
  writeFileSync(file, JSON.stringify(address));
  return () => rmSync(file, { force: true });
};

/** The code of `npm run send-again`, with the tables and queues of this machine. */
const sendAgain = async ({ table, queueUrl }: Operated, go: boolean): Promise<z.infer<typeof sentAgain>> => {
  const restore = setEnvironment({
    NOTICES_TABLE: table('notices'),
    DOSSIERS_TABLE: table('dossiers'),
    NOW_QUEUE_URL: queueUrl('now'),
    BULK_QUEUE_URL: queueUrl('bulk'),
  });
  // It reads where its tables are while it is loaded.
  const loaded = await import('../../functions/send-again/index.ts').finally(restore);
  return loaded.sendAgain(go);
};

const redriveAll = async (sources: readonly DeadLetterSource[], go: boolean): Promise<z.infer<typeof redriven>> => {
  const all: z.infer<typeof redriven> = [];
  for (const { of, deadLetters, redrive } of sources) {
    const waiting = deadLetters.length;
    const { done, left } = go && waiting > 0 ? await redrive() : { done: 0, left: 0 };
    all.push({ of, waiting, moved: done, left });
  }
  return all;
};

/**
 * What operators may ask of a running trial: `POST /RUN/send-again` and `/RUN/redrive`. RUN is the word in its folder, so
 * that a command for another folder, whose trial had this port before, changes nothing here.
 */
export const makeOperate = (platform: Operated, run: string, live: Promise<void>): Hono => {
  const app = new Hono();
  const on = (command: string, act: (go: boolean) => Promise<z.infer<typeof sentAgain> | z.infer<typeof redriven>>) =>
    app.post(`/${run}/${command}`, async (c: Context) => {
      const read = asked.safeParse(await c.req.json().catch(() => undefined));
      if (!read.success) return c.text(`${z.prettifyError(read.error)}\n`, 400);
      await live;
      platform.room.check();
      return c.json(await act(read.data.go));
    });
  on('send-again', (go) => sendAgain(platform, go));
  on('redrive', (go) => redriveAll(platform.sources, go));
  app.onError((error, c) => c.text(error.message, error instanceof NoRoom ? 503 : 500));
  return app;
};
