import * as z from 'zod';
import type { Instant } from '../functions/domain/time.ts';
import { type Fault, type FaultMatch, inboxMessage } from '../infra/local/carriers.ts';
import { thrown, whereabouts } from '../infra/local/control.ts';

const failures = z.array(z.object({ where: z.string(), at: z.string(), message: z.string() }));
const deadLetters = z.array(
  z.object({ source: z.string(), consumer: z.string(), at: z.string(), record: z.unknown() }),
);
const counters = z.object({ sms: z.number(), email: z.number() });

/** The commands of a control port (`infra/local/control.ts`). What is thrown there is thrown here. */
export const controlAt = (address: string) => {
  const ask = async <Answer>(name: string, asked: object, answers: z.ZodType<Answer>): Promise<Answer> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${address}/${name}`, { method: 'POST', headers, body: JSON.stringify(asked) });
    const answer: unknown = await response.json();
    if (response.ok) return answers.parse(answer);
    const { name: kind, message } = thrown.parse(answer);
    throw Object.assign(new Error(message), { name: kind });
  };
  const tell = async (name: string, asked: object = {}): Promise<void> => {
    await ask(name, asked, z.null());
  };

  return {
    where: () => ask('where', {}, whereabouts),
    settle: () => tell('settle'),
    advanceTo: (to: Instant) => tell('advance-to', { to }),
    moveTo: (to: Instant) => tell('move-to', { to }),
    now: () => ask('now', {}, z.string()),
    run: () => tell('run'),
    passOwnTime: (seconds: number) => tell('pass-own-time', { seconds }),
    fault: (match: FaultMatch, fault: Fault) => tell('fault', { match, fault }),
    /** Lets all writing of the kept data fail with a code of the operating system; undefined mends it. */
    breakDisk: (code: string | undefined) => tell('break-disk', { code: code ?? null }),
    inbox: () => ask('inbox', {}, z.array(inboxMessage)),
    counters: () => ask('counters', {}, counters),
    failures: () => ask('failures', {}, failures),
    deadLetters: () => ask('dead-letters', {}, deadLetters),
    invoke: (name: string, event: unknown) => ask('invoke', { name, event }, z.unknown()),
  };
};
