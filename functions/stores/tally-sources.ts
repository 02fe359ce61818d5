import { GetCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { type CountedKey, heardAsItIs, heardOfNotice, heardOfSurvey, survey } from '../domain/counted.ts';
import { dossierState } from '../domain/dossier-state.ts';
import { notice } from '../domain/notice.ts';
import type { TallySources } from '../ports.ts';
import type { Documents } from './documents.ts';

const sms = 'sms#';

/** The dossiers with their citizens' answers, and the SMS. Reads both tables whole, their history with them. */
export const dynamoTallySources = (
  documents: Documents,
  { dossiers, notices }: { dossiers: string; notices: string },
): TallySources => {
  const scan = async function* (TableName: string, FilterExpression: string, values: Record<string, string>) {
    const filter = { FilterExpression, ExpressionAttributeValues: values };
    const pages = paginateScan({ client: documents }, { TableName, ConsistentRead: true, ...filter });
    for await (const { Items = [] } of pages) yield* Items;
  };
  const placeOf = ({ dossier, what }: CountedKey) =>
    what.startsWith(sms)
      ? { TableName: notices, Key: { dossier, id: what.slice(sms.length) } }
      : { TableName: dossiers, Key: { code: dossier, sk: 'state' } };
  return {
    everything: async function* (now) {
      for await (const item of scan(dossiers, 'sk = :state OR sk = :survey', {
        ':state': 'state',
        ':survey': 'survey',
      }))
        if (item.sk === 'survey') yield* heardOfSurvey(survey.parse(item));
        else yield heardAsItIs(dossierState.parse(item), now);
      for await (const item of scan(notices, 'channel = :sms AND attribute_exists(acceptedAt)', { ':sms': 'sms' }))
        yield* heardOfNotice({ after: notice.parse(item) });
    },
    has: async (key) =>
      (await documents.send(new GetCommand({ ...placeOf(key), ConsistentRead: true }))).Item !== undefined,
  };
};
