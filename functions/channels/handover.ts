import * as z from 'zod';
import { firstOf } from '../domain/sound-text.ts';
import type { Handover } from '../ports.ts';

/** One try per handover, and an end to waiting: retries are the notice's own, so that nothing is sent twice in silence. */
export const oneTry = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
} as const;

const fault = z.object({
  name: z.string().default('Error'),
  message: z.string().default(''),
  code: z.string().optional().catch(undefined),
  $metadata: z.object({ httpStatusCode: z.number().optional() }).optional(),
});

/** What only this recipient or this text can be blamed for. All other refusals (rights, quotas, pauses) are ours to mend and may pass. */
const refusals: readonly string[] = [
  'InvalidParameter',
  'InvalidParameterException',
  'InvalidParameterValueException',
  'ValidationException',
  'OptedOutException',
  'OptedOut',
  'MessageRejected',
  'BadRequestException',
];

const neverReached: readonly string[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** A provider's sentence may repeat the address; what is kept and logged does not. */
const reasonOf = (name: string, message: string): string =>
  firstOf(`${name}: ${message.replace(/\S+@\S+|\+?\d{6,}/g, '…')}`, 300);

/**
 * Reads a provider's error: an answer tells refusal from "later"; no answer tells whether the message can have been
 * taken. Anything that broke after connecting is `unknown`, for resending it could tell the citizen twice.
 */
export const handoverOf = (error: unknown): Handover => {
  const parsed = fault.safeParse(error);
  if (!parsed.success) return { outcome: 'unknown', reason: String(error) };
  const { name, message, code, $metadata } = parsed.data;
  const reason = reasonOf(name, message);
  if ($metadata?.httpStatusCode !== undefined)
    return { outcome: refusals.includes(name) && $metadata.httpStatusCode < 500 ? 'refused' : 'later', reason };
  const unsent =
    (code && neverReached.includes(code)) ||
    name === 'CredentialsProviderError' ||
    /establish a connection/.test(message);
  return { outcome: unsent ? 'later' : 'unknown', reason };
};

/** Nothing has left: a message that cannot be built, no credentials, no address of the provider. */
const notSent = (error: unknown): Handover => {
  const { name, message } = fault.catch({ name: 'Error', message: '' }).parse(error);
  return { outcome: 'not-sent', reason: reasonOf(name, message) };
};

/**
 * Hands a message to its provider. `ask` answers the provider's id for it, and calls `leaving` at the moment when the
 * request goes out: what is thrown before that is a fault of our own.
 */
export const handOver = async (ask: (leaving: () => void) => Promise<string | undefined>): Promise<Handover> => {
  let hasLeft = false;
  const leaving = () => {
    hasLeft = true;
  };
  try {
    const providerId = await ask(leaving);
    return providerId ? { outcome: 'accepted', providerId } : { outcome: 'unknown', reason: 'no message id' };
  } catch (error) {
    return hasLeft ? handoverOf(error) : notSent(error);
  }
};

/** Where in the SDK's own steps a request leaves: behind building, signing and finding the address. */
export const lastStep = { step: 'deserialize', priority: 'low', name: 'leaving' } as const;
