import { GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { yearOf } from '../domain/calendar.ts';
import { assembleCalendar, type CalendarEntries, readCalendarEntry } from '../domain/calendar-layers.ts';
import { feeOffer } from '../domain/nudge.ts';
import { type Policy, policySettings } from '../domain/policy.ts';
import { defaultPolicy } from '../domain/policy-defaults.ts';
import { problemsOf, type Read, readSettings } from '../domain/stored-settings.ts';
import { type Procedure, procedure } from '../domain/term.ts';
import { dayOf } from '../domain/time.ts';
import { unit } from '../domain/unit.ts';
import { cached } from '../lib/cached.ts';
import { logger } from '../lib/logger.ts';
import type { Clock, FeeOffers, Policies, Procedures, Units } from '../ports.ts';
import type { Documents } from './documents.ts';

/** What a province has set, by type and id; each item holds its `value`. */
const readValue = async (documents: Documents, table: string, type: string, id: string): Promise<unknown> => {
  const { Item } = await documents.send(new GetCommand({ TableName: table, Key: { type, id } }));
  return Item?.value;
};

/** All items of a type, by id. */
const readAll = async (documents: Documents, table: string, type: string): Promise<[id: string, value: unknown][]> => {
  const query = {
    TableName: table,
    KeyConditionExpression: '#type = :type',
    ExpressionAttributeNames: { '#type': 'type' },
    ExpressionAttributeValues: { ':type': type },
  };
  const found: [string, unknown][] = [];
  for await (const page of paginateQuery({ client: documents }, query))
    for (const { id, value } of page.Items ?? []) found.push([String(id), value]);
  return found;
};

const reportProblems = (type: string, id: string, problems: readonly string[]): void => {
  for (const problem of problems) logger.error('A stored setting is faulty and passed over', { type, id, problem });
};

/** Settings of a type by id. Faulty ones are reported and passed over: a slip in one must not silence the province. */
const settingsOf = async <T>(
  documents: Documents,
  table: string,
  type: string,
  read: (id: string, value: unknown) => Read<T>,
): Promise<ReadonlyMap<string, T>> => {
  const stored = await readAll(documents, table, type);
  return new Map(
    stored.map(([id, value]) => {
      const { settings, problems } = read(id, value);
      reportProblems(type, id, problems);
      return [id, settings];
    }),
  );
};

type PolicyOf = (unit: string, year: number) => Policy;

/** One policy, and so one calendar, for each unit and year: counts by a calendar that was met before are faster. */
const policiesFrom = (settings: ReadonlyMap<string, Partial<Policy>>, entries: CalendarEntries): PolicyOf => {
  const known = new Map<string, Policy>();
  return (unit, year) => {
    const key = `${unit}#${year}`;
    const policy = known.get(key) ?? {
      ...defaultPolicy(year),
      ...settings.get('province'),
      ...settings.get(unit),
      calendar: assembleCalendar(year, unit, entries),
    };
    known.set(key, policy);
    return policy;
  };
};

/**
 * What units and the province (id `province`) have set over the defaults, with the calendar of each. All read at once,
 * since there are few and a sweep asks for every unit's.
 */
export const dynamoPolicies = (documents: Documents, table: string, clock: Clock): Policies => {
  const stored = cached(async () => {
    const [settings, entries] = await Promise.all([
      settingsOf(documents, table, 'policy', (_id, value) => readSettings(policySettings.partial(), value)),
      settingsOf(documents, table, 'calendar', readCalendarEntry),
    ]);
    return policiesFrom(settings, entries);
  }, 5);
  return {
    of: async (unit) => (await stored('policies'))(unit, Number(yearOf(dayOf(clock.now())))),
  };
};

/** One that is stored with a fault is reported and counts as not entered. */
export const dynamoProcedures = (documents: Documents, table: string): Procedures => {
  const read = (code: string, value: unknown): Procedure | undefined => {
    const parsed = procedure.optional().safeParse(value);
    if (!parsed.success) reportProblems('procedure', code, problemsOf(parsed.error));
    return parsed.data;
  };
  return {
    find: async (code) => read(code, await readValue(documents, table, 'procedure', code)),
    all: async () => (await readAll(documents, table, 'procedure')).flatMap(([code, value]) => read(code, value) ?? []),
  };
};

/** Offers as `offer`; a faulty one is reported and passed over. */
export const dynamoFeeOffers = (documents: Documents, table: string): FeeOffers => ({
  all: async () =>
    (await readAll(documents, table, 'offer')).flatMap(([id, value]) => {
      const parsed = feeOffer.safeParse(value);
      if (!parsed.success) reportProblems('offer', id, problemsOf(parsed.error));
      return parsed.data ?? [];
    }),
});

/** A unit that nobody has entered yet is named by its code. */
export const dynamoUnits = (documents: Documents, table: string): Units => ({
  find: async (code) => unit.parse((await readValue(documents, table, 'unit', code)) ?? { code, name: code }),
});

/** Words of a language added as data, to be parsed by the templates; undefined if there are none. */
export const dynamoWords = (documents: Documents, table: string) => ({
  of: (language: string): Promise<unknown> => readValue(documents, table, 'words', language),
});
