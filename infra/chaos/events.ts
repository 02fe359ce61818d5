import * as z from 'zod';

const batch = z.object({ Records: z.array(z.looseObject({})) });

/** The records of a batch; none where the event is no batch. */
export const recordsOf = (event: unknown): z.infer<typeof batch>['Records'] =>
  batch.safeParse(event).data?.Records ?? [];

const received = z.object({ attributes: z.object({ ApproximateReceiveCount: z.coerce.number() }) });

/** How often a queue's message has been handed over, at most, of those in a batch; 0 for other events. */
export const mostReceives = (event: unknown): number =>
  Math.max(
    0,
    ...recordsOf(event).map((record) => received.safeParse(record).data?.attributes.ApproximateReceiveCount ?? 0),
  );

const answered = z.object({ batchItemFailures: z.array(z.unknown()) }).catch({ batchItemFailures: [] });

/** The records that a function says have failed. */
export const failuresIn = (answer: unknown): readonly unknown[] => answered.parse(answer).batchItemFailures;

const identified = z
  .object({ messageId: z.string().optional(), dynamodb: z.object({ SequenceNumber: z.string() }).optional() })
  .transform(({ messageId, dynamodb }) => ({ itemIdentifier: messageId ?? dynamodb?.SequenceNumber }));

/** The answer of a function that did nothing with a batch. */
export const nothingDone = (event: unknown) => ({
  batchItemFailures: recordsOf(event).map((record) => identified.parse(record)),
});

/** Codes of the crash test's dossiers have a form of their own, so that they are found in any event. */
const code = /H48\.\d+-\d{6}-\d{4}/g;

/** The dossiers that an event is about. */
export const dossiersIn = (event: unknown): string[] => [...new Set(JSON.stringify(event)?.match(code))];
