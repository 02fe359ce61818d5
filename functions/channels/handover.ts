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

/**
 * Reads a provider's error: an answer tells refusal from "later"; no answer tells whether the message can have been
 * taken. Anything that broke after connecting is `unknown`, for resending it could tell the citizen twice.
 */
export const handoverOf = (error: unknown): Handover => {
  const parsed = fault.safeParse(error);
  if (!parsed.success) return { outcome: 'unknown', reason: String(error) };
  const { name, message, code, $metadata } = parsed.data;
  // A provider's sentence may repeat the address; what is kept and logged does not.
  const reason = firstOf(`${name}: ${message.replace(/\S+@\S+|\+?\d{6,}/g, '…')}`, 300);
  if ($metadata?.httpStatusCode !== undefined)
    return { outcome: refusals.includes(name) && $metadata.httpStatusCode < 500 ? 'refused' : 'later', reason };
  const unsent =
    (code && neverReached.includes(code)) ||
    name === 'CredentialsProviderError' ||
    /establish a connection/.test(message);
  return { outcome: unsent ? 'later' : 'unknown', reason };
};
