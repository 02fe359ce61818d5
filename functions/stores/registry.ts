import { GetCommand, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { type Policy, policy } from '../domain/policy.ts';
import { defaultPolicy } from '../domain/policy-defaults.ts';
import { dayOf } from '../domain/time.ts';
import { unit } from '../domain/unit.ts';
import { cached } from '../lib/cached.ts';
import type { Clock, Policies, Problem, Problems, Units } from '../ports.ts';
import type { Documents } from './documents.ts';

/** What a province has set, by type and id; each item holds its `value`. */
const readValue = async (documents: Documents, table: string, type: string, id: string): Promise<unknown> => {
  const { Item } = await documents.send(new GetCommand({ TableName: table, Key: { type, id } }));
  return Item?.value;
};

/**
 * What units and the province (id `province`) have set over the defaults, all read at once, since there are few and
 * a sweep asks for every unit's.
 */
export const dynamoPolicies = (documents: Documents, table: string, clock: Clock): Policies => {
  const readAll = async (): Promise<ReadonlyMap<string, Partial<Policy>>> => {
    const stored = new Map<string, Partial<Policy>>();
    const query = {
      TableName: table,
      KeyConditionExpression: '#type = :policy',
      ExpressionAttributeNames: { '#type': 'type' },
      ExpressionAttributeValues: { ':policy': 'policy' },
    };
    for await (const page of paginateQuery({ client: documents }, query))
      for (const item of page.Items ?? []) stored.set(String(item.id), policy.partial().parse(item.value));
    return stored;
  };
  const known = cached(readAll, 5);
  return {
    of: async (unit) => {
      const stored = await known('policies');
      const year = Number(dayOf(clock.now()).slice(0, 4));
      return { ...defaultPolicy(year), ...stored.get('province'), ...stored.get(unit) };
    },
  };
};

/** A unit that nobody has entered yet is named by its code. */
export const dynamoUnits = (documents: Documents, table: string): Units => ({
  find: async (code) => unit.parse((await readValue(documents, table, 'unit', code)) ?? { code, name: code }),
});

/** Words of a language added as data, to be parsed by the templates; undefined if there are none. */
export const dynamoWords = (documents: Documents, table: string) => ({
  of: (language: string): Promise<unknown> => readValue(documents, table, 'words', language),
});

const putsAtOnce = 25;

/** Problems of intake, by the day they were found; the same problem found again is the same item. */
export const dynamoProblems = (documents: Documents, table: string): Problems => ({
  keep: async (problems, now) => {
    const put = (problem: Problem) => {
      const id = `${problem.file}#${String(problem.row).padStart(7, '0')}#${problem.field}`;
      const item = { type: `problem#${dayOf(now)}`, id, value: problem, keptAt: now };
      return documents.send(new PutCommand({ TableName: table, Item: item }));
    };
    for (let next = 0; next < problems.length; next += putsAtOnce)
      await Promise.all(problems.slice(next, next + putsAtOnce).map(put));
  },
});
