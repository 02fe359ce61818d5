import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { TryCount } from '../domain/look-up.ts';
import { epochOf } from '../domain/time.ts';
import { keyedHash } from '../lib/link-tokens.ts';
import type { Tries } from '../ports.ts';
import { type Documents, ifConditionHolds } from './documents.ts';

const counted = z.object({ wrong: z.int().default(0) });

/**
 * Wrong tries by a keyed hash of what is counted: a code, an address of the network. A right try writes the same item
 * and adds nothing, so that it takes as long as a wrong one and is held against the limit in the same order.
 */
export const dynamoTries = (documents: Documents, TableName: string, key: string): Tries => {
  const keyOf = ({ of, stretch }: TryCount) => ({ id: `tries#${stretch}#${keyedHash(key, 'tries', of)}` });
  return {
    wrong: async (of) => {
      const { Item = {} } = await documents.send(new GetCommand({ TableName, Key: keyOf(of), ConsistentRead: true }));
      return counted.parse(Item).wrong;
    },
    add: async (limit, isWrong) => {
      const written = await ifConditionHolds(
        documents.send(
          new UpdateCommand({
            TableName,
            Key: keyOf(limit),
            UpdateExpression: 'ADD wrong :n SET expiresAt = :until',
            ConditionExpression: 'attribute_not_exists(wrong) OR wrong < :most',
            ExpressionAttributeValues: {
              ':n': isWrong ? 1 : 0,
              ':until': Math.floor(epochOf(limit.until) / 1000),
              ':most': limit.most,
            },
            ReturnValues: 'UPDATED_NEW',
          }),
        ),
      );
      return written && counted.parse(written.Attributes).wrong;
    },
  };
};
