import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { MovableClock } from './clock.ts';
import type { ServiceAnswer } from './endpoints.ts';

/** A message that a carrier took over, as its receiver would see it. */
export const inboxMessage = z.object({
  channel: z.enum(['sms', 'email']),
  /** The provider's id. */
  id: z.string(),
  at: z.string(),
  to: z.string(),
  sender: z.string().optional(),
  text: z.string(),
  subject: z.string().optional(),
  html: z.string().optional(),
  /** `content` in base64. */
  attachments: z
    .array(z.object({ name: z.string(), type: z.string(), contentId: z.string().optional(), content: z.string() }))
    .optional(),
  encoding: z.enum(['GSM-7', 'UCS-2']).optional(),
  parts: z.number().optional(),
  tags: z.record(z.string(), z.string()),
});
export type InboxMessage = z.infer<typeof inboxMessage>;
export type HandedMessage = Omit<InboxMessage, 'id' | 'at'>;

export type Fault = {
  /** The two time-outs never answer; after "accept" the message is in the inbox all the same. */
  kind: 'throttle' | 'error' | 'refuse' | 'timeout-before-accept' | 'timeout-after-accept';
  /** How many matching messages it hits; one without. */
  times?: number;
  /** Another error of the provider than the usual one of this kind: `AccountSuspendedException`, `KMSThrottling`… */
  code?: string;
};
/** Which messages a fault hits: those that agree with all that is given. `text` is part of the text. */
export type FaultMatch = { channel?: 'sms' | 'email'; to?: string; text?: string };

/** How a provider says no: one answer per kind of fault. */
export type Refuse = (kind: 'throttle' | 'error' | 'refuse', code: string | undefined) => ServiceAnswer;
/** Takes a message over, unless a fault was asked for. */
export type Take = (
  message: HandedMessage,
  accepted: (id: string) => ServiceAnswer,
  refuse: Refuse,
) => ServiceAnswer | 'silence';

export type Carriers = {
  inbox: readonly InboxMessage[];
  /** Messages taken over, counted where they are taken. */
  counters: Readonly<{ sms: number; email: number }>;
  fault(match: FaultMatch, fault: Fault): void;
  /** For the endpoints: takes a message over, or does what a fault says. */
  take: Take;
};

/** The carriers of this machine: what the real clients hand to SNS and SES goes into an inbox and to nobody. */
export const makeCarriers = (
  clock: MovableClock,
  { kept = [], keep }: { kept?: readonly InboxMessage[]; keep?(message: InboxMessage): void } = {},
): Carriers => {
  const inbox = [...kept];
  const counters = { sms: 0, email: 0 };
  const faults: { match: FaultMatch; fault: Fault; left: number }[] = [];

  const nextFault = (message: HandedMessage): Fault | undefined => {
    const hit = faults.find(({ match, left }) => left > 0 && matches(match, message));
    if (hit) hit.left -= 1;
    return hit?.fault;
  };

  const take: Take = (message, accepted, refuse) => {
    const fault = nextFault(message);
    switch (fault?.kind) {
      case 'throttle':
      case 'error':
      case 'refuse':
        return refuse(fault.kind, fault.code);
      case 'timeout-before-accept':
        return 'silence';
      case 'timeout-after-accept':
      case undefined: {
        const taken = { ...message, id: randomUUID(), at: clock.now() };
        keep?.(taken);
        inbox.push(taken);
        counters[taken.channel] += 1;
        return fault ? 'silence' : accepted(taken.id);
      }
    }
  };

  return {
    inbox,
    counters,
    fault: (match, fault) => faults.push({ match, fault, left: fault.times ?? 1 }),
    take,
  };
};

const matches = ({ channel, to, text = '' }: FaultMatch, message: HandedMessage): boolean =>
  (channel ?? message.channel) === message.channel && (to ?? message.to) === message.to && message.text.includes(text);
