import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { answeredSurvey } from '../domain/satisfaction.ts';
import type { Surveys } from '../ports.ts';
import { type Documents, ifConditionHolds } from './documents.ts';

/** Citizens' answers, beside their dossier's state, where the tally hears of them. */
export const dynamoSurveys = (documents: Documents, table: string): Surveys => ({
  find: async (code) => {
    const Key = { code, sk: 'survey' };
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item && answeredSurvey.parse(Item);
  },
  answer: async (survey) => {
    const put = new PutCommand({
      TableName: table,
      Item: { ...survey, sk: 'survey' },
      ConditionExpression: 'attribute_not_exists(code)',
    });
    return (await ifConditionHolds(documents.send(put))) ? 'kept' : 'answered-before';
  },
});
