import { expect, test } from 'vitest';
import * as z from 'zod';
import { auditEntry } from '../../functions/domain/audit.ts';
import { contact } from '../../functions/domain/contact.ts';
import { dossierState } from '../../functions/domain/dossier-state.ts';
import { difficulty, task } from '../../functions/domain/drive-work.ts';
import { fileImport } from '../../functions/domain/file-import.ts';
import { notice } from '../../functions/domain/notice.ts';
import { letterToPrint, publishedApology } from '../../functions/domain/register.ts';
import { answeredSurvey } from '../../functions/domain/satisfaction.ts';

/*
 * Every text of what is stored of dossiers and of people's work, by its place. Free ones are what somebody types: each
 * says how it ends (docs/adr/0067). A text that is in neither list fails here.
 */

const stored = {
  ...{ notice, dossierState, contact, auditEntry, fileImport, task, difficulty },
  ...{ letterToPrint, publishedApology, answeredSurvey },
};

const free: Readonly<Record<string, string>> = {
  'notice.reason': 'keepDays.notes after the matter ended, or kept with the letter that was signed',
  'notice.facts.reason': 'keepDays.notes after the matter ended, where staff wrote it; else the source’s own record',
  'notice.facts.missing': 'keepDays.notes after the matter ended, where staff wrote it; else the source’s own record',
  'notice.facts.digest.tasks[].what': 'keepDays.notes after the mail went',
  'notice.facts.digest.tasks[].holder': 'keepDays.notes after the mail went',
  'notice.facts.digest.difficulties[].what': 'keepDays.notes after the mail went',
  'notice.letter.signerName': 'signed: a record',
  'notice.letter.signerTitle': 'signed: a record',
  'dossierState.reason': 'the source’s own record of the dossier',
  'dossierState.missing': 'the source’s own record of the dossier',
  'dossierState.passedOn.facts.reason': 'gone with the next record of the dossier',
  'dossierState.passedOn.facts.missing': 'gone with the next record of the dossier',
  'contact.applicant.name': 'expiresAt of the contact',
  'contact.authorised.name': 'expiresAt of the contact',
  'contact.authorisedSaidWith.email.name': 'expiresAt of the contact',
  'contact.authorisedSaidWith.phone.name': 'expiresAt of the contact',
  'auditEntry.note': 'keepDays.notes, as an item of its own',
  'fileImport.name': 'keepDays.problems',
  'fileImport.file': 'keepDays.problems',
  'task.what': 'keepDays.notes after it is done',
  'task.holder.name': 'keepDays.notes after the task is done',
  'task.done.note': 'keepDays.notes',
  'difficulty.what': 'keepDays.notes after it is closed',
  'difficulty.closed.note': 'keepDays.notes',
  'publishedApology.signerName': 'published and signed: a record',
  'publishedApology.signerTitle': 'published and signed: a record',
  'publishedApology.applicant': 'masked before it is published',
  'publishedApology.reason': 'published and signed: a record',
};

/** Codes, times, addresses of staff, and what Báo Tin or a catalogue says: nobody types a story into these. */
const plain: Readonly<Record<keyof typeof stored, string>> = {
  notice:
    'dossier id occurrence unit decidingUnit language facts.procedureName facts.dueAt facts.formerDueAt facts.finishedAt facts.trackingNumber facts.dossiers[].code facts.dossiers[].procedureName facts.dossiers[].dueAt facts.digest.drive facts.digest.from facts.digest.to facts.digest.asOf facts.digest.phase facts.digest.unit facts.digest.gaps[].indicator facts.digest.reached[].indicator facts.digest.last[].name facts.digest.tasks[].due facts.digest.tasks[].unit facts.digest.difficulties[].since facts.digest.difficulties[].unit facts.digest.trend[].day facts.offer.to draftedBy rewrittenBy seal letter.number letter.signedAt arrivedAt decidedAt stateAt tryAgainAt releaseAt acceptedAt providerId words',
  dossierState:
    'code updatedAt source procedureCode procedureName unit receivingUnit submittedAt receivedAt dueAt finishedAt returnedAt trackingNumber paidAt language path[].at saidDueAt overdueSince aheadAt ends.finishedAt.since ends.finishedAt.saidAt ends.returnedAt.since ends.returnedAt.saidAt passedOn.at passedOn.facts.dueAt passedOn.facts.finishedAt passedOn.facts.returnedAt passedOn.facts.trackingNumber passedOn.facts.paidAt saidAt.*',
  contact:
    'code applicant.phone applicant.email authorised.phone authorised.email authorisedSaidWith.email.value authorisedSaidWith.phone.value language unit receivingUnit updatedAt',
  auditEntry: 'at by unit dossier matter drive',
  fileImport: 'id at by units[] version toldAt endedAt',
  task: 'unit holder.email due id setBy setAt done.by done.at',
  difficulty: 'unit id loggedBy loggedAt closed.by closed.at',
  letterToPrint: 'dossier kind occurrence number signedAt procedureName',
  publishedApology: 'dossier number signedAt unit procedureName formerDueAt dueAt',
  answeredSurvey: 'code answeredAt',
};

const schema: z.ZodType<Schema> = z.object({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  properties: z
    .record(
      z.string(),
      z.lazy(() => schema),
    )
    .optional(),
  items: z.lazy(() => schema).optional(),
  anyOf: z.array(z.lazy(() => schema)).optional(),
  additionalProperties: z.union([z.boolean(), z.lazy(() => schema)]).optional(),
});
type Schema = {
  type?: string | undefined;
  enum?: unknown[] | undefined;
  properties?: Record<string, Schema> | undefined;
  items?: Schema | undefined;
  anyOf?: Schema[] | undefined;
  additionalProperties?: boolean | Schema | undefined;
};

/** Where texts stand in it that are none of a list. */
const textsIn = (of: Schema, at: string): string[] => {
  if (of.type === 'string') return of.enum ? [] : [at];
  return [
    ...Object.entries(of.properties ?? {}).flatMap(([name, one]) => textsIn(one, `${at}.${name}`)),
    ...(of.items ? textsIn(of.items, `${at}[]`) : []),
    ...(of.anyOf ?? []).flatMap((one) => textsIn(one, at)),
    ...(typeof of.additionalProperties === 'object' ? textsIn(of.additionalProperties, `${at}.*`) : []),
  ];
};

test.each(Object.entries(stored))(
  'each text of what is stored as %s has its lifetime, or is no free one',
  (name, of) => {
    const texts = textsIn(schema.parse(z.toJSONSchema(of, { io: 'output' })), name);
    const known = [
      ...Object.entries(plain).flatMap(([shape, fields]) => fields.split(' ').map((field) => `${shape}.${field}`)),
      ...Object.keys(free),
    ];
    expect([...new Set(texts)].toSorted()).toEqual(known.filter((one) => one.startsWith(`${name}.`)).toSorted());
  },
);
