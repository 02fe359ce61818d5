import * as z from 'zod';

const failure = z.looseObject({
  name: z.string(),
  code: z.unknown().optional(),
  CancellationReasons: z.array(z.looseObject({ Code: z.string().optional() })).catch([]),
});

/** What a service says of the very thing it was asked to keep; the next thing may be all right. */
const ofTheThing: readonly string[] = [
  'ValidationException',
  'SerializationException',
  'ItemCollectionSizeLimitExceededException',
];
const ofAnItem: readonly (string | undefined)[] = ['ValidationError', 'ItemCollectionSizeLimitExceeded'];

/**
 * Did a service of AWS fail, or the way to it? Then whatever is asked next fails, too, and all may be tried again later.
 * False where it refuses what was asked, and for faults of our own code.
 */
export const isOutage = (error: unknown): boolean => {
  const parsed = failure.safeParse(error);
  if (!(error instanceof Error) || !parsed.success) return false;
  const { name, code, CancellationReasons } = parsed.data;
  if (ofTheThing.includes(name) || CancellationReasons.some(({ Code }) => ofAnItem.includes(Code))) return false;
  const isSystemCode = typeof code === 'string' && /^E(?!RR_)[A-Z_]+$/.test(code);
  return isSystemCode || '$metadata' in error || '$fault' in error || name === 'CredentialsProviderError';
};
