import { GetCommand, PutCommand, paginateQuery, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { deskOf } from '../domain/desk.ts';
import { type Notice, notice } from '../domain/notice.ts';
import { mayMove, type NoticeState } from '../domain/notice-life.ts';
import { turnOf } from '../domain/turn.ts';
import type { Notices } from '../ports.ts';
import { type Documents, ifConditionHolds, ifTransactionHolds } from './documents.ts';

const waitsInQueue = ({ state }: Notice): boolean => state === 'queued' || state === 'held';

/** Where it stands in the index of desks; what waits in a queue stands there by its turn. */
export const deskKey = (one: Notice) => {
  const desk = deskOf(one);
  return desk === undefined ? {} : { desk, deskSince: waitsInQueue(one) ? turnOf(one) : one.stateAt };
};

/** A notice as it is stored. */
export const noticeItem = (one: Notice): Record<string, unknown> => ({ ...one, ...deskKey(one) });

/** A reason belongs to the state it explains, a call to the loss it makes up for, a desk to who has to do something. */
const ofState = {
  reason: undefined,
  toCall: undefined,
  carrierAsked: undefined,
  tryAgainAt: undefined,
  ourFault: undefined,
};
const attributesOfState = [...Object.keys(ofState), 'desk', 'deskSince'];

/** In the index it keeps its place while it is being sent: another one would cost a write more. */
const setting = (name: string, to: NoticeState): string =>
  to === 'sending' && (name === 'desk' || name === 'deskSince')
    ? `#${name} = if_not_exists(#${name}, :${name})`
    : `#${name} = :${name}`;

/** What must hold, beside the state, for a notice to move as it was decided for the one that was read. */
const guardOf = ({ stateAt }: Notice, from: NoticeState, to: NoticeState) => {
  // Who was taken for dead, and wakes, finds that its claim is over.
  if (from === 'sending') return { condition: ' AND #stateAt = :claimedAt', values: { ':claimedAt': stateAt } };
  if (to === 'queued' && (from === 'failed' || from === 'unknown'))
    return { condition: ' AND (attribute_not_exists(#toCall) OR #toCall = :listed)', values: { ':listed': true } };
  return { condition: '', values: {} };
};

export const dynamoNotices = (documents: Documents, table: string): Notices => {
  const find: Notices['find'] = async ({ dossier, id }) => {
    const { Item } = await documents.send(
      new GetCommand({ TableName: table, Key: { dossier, id }, ConsistentRead: true }),
    );
    return Item && notice.parse(Item);
  };
  return {
    find,
    putOnce: async (draft) => {
      const put = new PutCommand({
        TableName: table,
        Item: noticeItem(draft),
        ConditionExpression: 'attribute_not_exists(id)',
      });
      if (await ifConditionHolds(documents.send(put))) return draft;
      return (await find(draft)) ?? draft;
    },
    gather: async (digest, alerts) => {
      const put = (one: Notice) => ({
        Put: { TableName: table, Item: noticeItem(one), ConditionExpression: 'attribute_not_exists(id)' },
      });
      const TransactItems = [digest, ...alerts].map(put);
      return (await ifTransactionHolds(documents.send(new TransactWriteCommand({ TransactItems })))) !== undefined;
    },
    ofDossier: async (code) => {
      const pages = paginateQuery(
        { client: documents },
        {
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'dossier = :dossier',
          ExpressionAttributeValues: { ':dossier': code },
        },
      );
      const found = [];
      for await (const page of pages) found.push(...(page.Items ?? []).map((item) => notice.parse(item)));
      return found;
    },
    ontoTheList: async (one) => {
      const { dossier, id, state } = one;
      const listed = noticeItem({ ...one, toCall: true });
      const update = new UpdateCommand({
        TableName: table,
        Key: { dossier, id },
        UpdateExpression: 'SET toCall = :listed, desk = :desk, deskSince = :since',
        ConditionExpression: '#state = :state AND attribute_not_exists(toCall)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':listed': true,
          ':desk': listed.desk,
          ':since': listed.deskSince,
          ':state': state,
        },
      });
      await ifConditionHolds(documents.send(update));
    },
    offTheList: async (one) => {
      const { dossier, id, state } = one;
      const { desk, deskSince } = deskKey({ ...one, toCall: undefined });
      const update = new UpdateCommand({
        TableName: table,
        Key: { dossier, id },
        UpdateExpression: desk
          ? 'SET desk = :desk, deskSince = :since REMOVE toCall'
          : 'REMOVE toCall, desk, deskSince',
        ConditionExpression: 'toCall = :listed AND #state = :state',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':listed': true,
          ':state': state,
          ...(desk && { ':desk': desk, ':since': deskSince }),
        },
      });
      await ifConditionHolds(documents.send(update));
    },
    markAsked: async ({ dossier, id, stateAt }) => {
      const update = new UpdateCommand({
        TableName: table,
        Key: { dossier, id },
        UpdateExpression: 'SET carrierAsked = :yes',
        // Of one claim there is one sender: noted twice, when the table's answer was lost, it is the same sender's note.
        ConditionExpression: '#state = :sending AND stateAt = :claimedAt',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':yes': true, ':sending': 'sending', ':claimedAt': stateAt },
      });
      return (await ifConditionHolds(documents.send(update))) !== undefined;
    },
    move: async (former, from, to, now, changes = {}) => {
      const { dossier, id } = former;
      if (!mayMove(from, to)) throw new Error(`a notice never goes from ${from} to ${to} (${dossier} ${id})`);
      const next = { ...former, ...ofState, ...changes, state: to, stateAt: now };
      const values = Object.entries({ state: to, stateAt: now, ...changes, ...deskKey(next) }).filter(
        ([, value]) => value !== undefined,
      );
      const set = values.map(([name]) => setting(name, to)).join(', ');
      const gone = attributesOfState.filter((name) => !values.some(([kept]) => kept === name));
      const guard = guardOf(former, from, to);
      const remove = gone.map((name) => `#${name}`).join(', ');
      const names = [...values.map(([name]) => name), ...gone, 'state'];
      const moved = await ifConditionHolds(
        documents.send(
          new UpdateCommand({
            TableName: table,
            Key: { dossier, id },
            UpdateExpression: `SET ${set}${remove && ` REMOVE ${remove}`}`,
            ConditionExpression: `#state = :from${guard.condition}`,
            ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
            ExpressionAttributeValues: {
              ':from': from,
              ...guard.values,
              ...Object.fromEntries(values.map(([name, value]) => [`:${name}`, value])),
            },
            ReturnValues: 'ALL_NEW',
          }),
        ),
      );
      return moved && notice.parse(moved.Attributes);
    },
  };
};
