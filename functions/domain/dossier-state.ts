import * as z from 'zod';

/**
 * National status codes (exchange record, field TrangThaiHoSo) by the names used here. 0, "liên thông", is not in the
 * national list, but software of provinces sends it while a dossier is passed from one system to another.
 */
export const statusCodes = {
  0: 'posting',
  1: 'registered',
  2: 'received',
  3: 'not-accepted',
  4: 'processing',
  5: 'supplement-requested',
  6: 'payment-requested',
  7: 'withdrawn',
  8: 'stopped',
  9: 'finished',
  10: 'returned',
} as const;

export const status = z.enum([
  'posting',
  'registered',
  'received',
  'not-accepted',
  'processing',
  'supplement-requested',
  'payment-requested',
  'withdrawn',
  'stopped',
  'finished',
  'returned',
]);
export type Status = z.infer<typeof status>;

export type Phase = 'before' | 'running' | 'paused' | 'ended';

/** Before = not received yet, nobody is told; running = the office works on it; paused = it waits for the citizen, the clock stands; ended = no due date binds any more. */
export const phaseOf = (of: Status): Phase => {
  switch (of) {
    case 'posting':
    case 'registered':
      return 'before';
    case 'received':
    case 'processing':
      return 'running';
    case 'supplement-requested':
    case 'payment-requested':
      return 'paused';
    case 'not-accepted':
    case 'withdrawn':
    case 'stopped':
    case 'finished':
    case 'returned':
      return 'ended';
    default:
      return of satisfies never;
  }
};

export const contactChannel = z.enum(['sms', 'email']);
export type ContactChannel = z.infer<typeof contactChannel>;

const instant = z.string();
const handover = z.enum(['counter', 'post', 'electronic']);
const paymentMethod = z.enum(['cash', 'transfer', 'online']);

/** What a record says of the people of a dossier and of how to tell them, or leaves out. */
export const saidField = z.enum([
  'applicant.name',
  'applicant.phone',
  'applicant.email',
  'authorised.name',
  'authorised.phone',
  'authorised.email',
  'language',
  'unit',
  'receivingUnit',
  'wish.sms',
  'wish.email',
]);
export type SaidField = z.infer<typeof saidField>;

/** The fields by which somebody can be reached. */
export const contactField = saidField.extract([
  'applicant.phone',
  'applicant.email',
  'authorised.phone',
  'authorised.email',
]);
export type ContactField = z.infer<typeof contactField>;

/**
 * Why nothing can be sent to a number or an address that a record spoke of: it says that there is `none`, or what it
 * says is `unreadable`. Either ends what an earlier record said, which leaving the field empty does not.
 */
export const unusable = z.enum(['none', 'unreadable']);
export type Unusable = z.infer<typeof unusable>;

const endMark = z.object({ since: instant.optional(), saidAt: instant.optional() });

/**
 * What is known of a dossier now. No personal data: who and how to reach stands in the contacts table,
 * here only over which channels a notice can go.
 */
export const dossierState = z.object({
  code: z.string(),
  updatedAt: instant,
  source: z.string(),
  status,
  procedureCode: z.string(),
  procedureName: z.string().optional(),
  unit: z.string(),
  receivingUnit: z.string().optional(),
  applicantKind: z.enum(['person', 'organisation']).optional(),
  appliedThrough: z.enum(['counter', 'online', 'postal']).optional(),
  submittedAt: instant.optional(),
  receivedAt: instant.optional(),
  dueAt: instant.optional(),
  finishedAt: instant.optional(),
  returnedAt: instant.optional(),
  handover: handover.optional(),
  trackingNumber: z.string().optional(),
  fee: z.int().optional(),
  paymentMethod: paymentMethod.optional(),
  paidAt: instant.optional(),
  missing: z.string().optional(),
  reason: z.string().optional(),
  digitised: z.boolean().optional(),
  electronicResult: z.boolean().optional(),
  reusedData: z.boolean().optional(),
  verifiedAccount: z.boolean().optional(),
  submittedBy: z.enum(['citizen', 'staff']).optional(),
  language: z.string(),
  /** Channels over which the citizen can be reached. */
  contactable: z.array(contactChannel),
  /** Channels that the citizen does not want for this dossier. */
  declined: z.array(contactChannel),
  /** How often the dossier has entered each status: the n-th supplement round, the n-th completion. */
  entered: z.partialRecord(status, z.int()),
  /** The steps in the order in which they were entered, each with the update that said so; the last ones, where many. */
  path: z.array(z.object({ status, at: instant })).default([]),
  /** How often a known due date was changed. */
  dueChanges: z.int(),
  /** How often it was put off while the office worked on it: what apologies are owed for. */
  putOff: z.int().default(0),
  /** What the source last said of the due date, where a signed apology has moved it since. */
  saidDueAt: instant.optional(),
  /** When it was found that the due day had passed; gone when the date moves or the work ends. */
  overdueSince: instant.optional(),
  /** Of the end it stands in: the last record before it that is known, and the record that said the time, where one did (`end-times.ts`). */
  ends: z.object({ finishedAt: endMark.optional(), returnedAt: endMark.optional() }).optional(),
  /** What was said last of a number or an address, where nothing can be sent to it. */
  unusable: z.partialRecord(contactField, unusable).optional(),
  /** When the last update came in, where its own time lay ahead of that: its source's clock was fast. */
  aheadAt: instant.optional(),
  /** When it was last passed on (status 0) since the last record of the work, in which status, and what was said of the work. */
  passedOn: z
    .object({
      at: instant,
      status,
      facts: z.object({
        dueAt: instant.optional(),
        finishedAt: instant.optional(),
        returnedAt: instant.optional(),
        handover: handover.optional(),
        trackingNumber: z.string().optional(),
        fee: z.int().optional(),
        paymentMethod: paymentMethod.optional(),
        paidAt: instant.optional(),
        missing: z.string().optional(),
        reason: z.string().optional(),
      }),
    })
    .optional(),
  /** When each of these was last said, where not by the last update (`sayings.ts`). */
  saidAt: z.partialRecord(saidField, instant).optional(),
  /** Count of changes; the store's guard against two writers, of the contact, too. */
  version: z.int(),
});
export type DossierState = z.infer<typeof dossierState>;

/** Channels over which the citizen can be reached and wants to be. */
export const reachOf = ({ contactable, declined }: DossierState): ContactChannel[] =>
  contactable.filter((channel) => !declined.includes(channel));
