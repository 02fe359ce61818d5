import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayCall, rightsIn, type Statement, statement } from '../../../infra/rights/evaluate.ts';

const arn = (rest: string) => `arn:aws:dynamodb:ap-southeast-1:000000000000:table/${rest}`;
const may = (...given: object[]): Statement[] => given.map((one) => statement.parse({ Effect: 'Allow', ...one }));
const query = (resource: string) => ({ action: 'dynamodb:Query', resource });

const onDossiers = may({ Action: ['dynamodb:GetItem', 'dynamodb:Query'], Resource: arn('dossiers') });

test('a call needs a statement that names its action and its resource', () => {
  expect(mayCall(onDossiers, query(arn('dossiers')))).toBe(true);
  expect(mayCall(onDossiers, { action: 'dynamodb:PutItem', resource: arn('dossiers') })).toBe(false);
  expect(mayCall(onDossiers, query(arn('contacts')))).toBe(false);
  expect(mayCall([], query(arn('dossiers')))).toBe(false);
});

test('a right to a table is none to its indexes, and a right to one index none to another', () => {
  expect(mayCall(onDossiers, query(arn('dossiers/index/listed')))).toBe(false);
  const onListed = may({ Action: 'dynamodb:Query', Resource: arn('dossiers/index/listed') });
  expect(mayCall(onListed, query(arn('dossiers/index/listed')))).toBe(true);
  expect(mayCall(onListed, query(arn('dossiers/index/waiting')))).toBe(false);
  expect(mayCall(onListed, query(arn('dossiers')))).toBe(false);
});

test('a star stands for any text, a question mark for one character, a full stop for itself', () => {
  const files = may({ Action: 's3:*Object', Resource: 'arn:aws:s3:::drop/updates/*' });
  expect(mayCall(files, { action: 's3:PutObject', resource: 'arn:aws:s3:::drop/updates/a/b.csv' })).toBe(true);
  expect(mayCall(files, { action: 's3:PutObject', resource: 'arn:aws:s3:::drop/other/b.csv' })).toBe(false);
  expect(mayCall(files, { action: 's3:PutObjectAcl', resource: 'arn:aws:s3:::drop/updates/b.csv' })).toBe(false);
  const one = may({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::drop/?.csv' });
  expect(mayCall(one, { action: 's3:GetObject', resource: 'arn:aws:s3:::drop/a.csv' })).toBe(true);
  expect(mayCall(one, { action: 's3:GetObject', resource: 'arn:aws:s3:::drop/axcsv' })).toBe(false);
});

test('SMS to a number are allowed where topics are denied', () => {
  const texting = may(
    { Action: 'sns:Publish', Resource: '*' },
    { Effect: 'Deny', Action: 'sns:Publish', Resource: 'arn:aws:sns:*:*:*' },
  );
  expect(mayCall(texting, { action: 'sns:Publish', resource: '*' })).toBe(true);
  const topic = 'arn:aws:sns:ap-southeast-1:000000000000:alarms';
  expect(mayCall(texting, { action: 'sns:Publish', resource: topic })).toBe(false);
});

test('a condition must hold, and one of an unknown kind is refused where it is read', () => {
  const Condition = { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } };
  const passing = may({ Action: 'iam:PassRole', Resource: 'role', Condition });
  const pass = { action: 'iam:PassRole', resource: 'role' };
  expect(mayCall(passing, { ...pass, context: { 'iam:PassedToService': 'scheduler.amazonaws.com' } })).toBe(true);
  expect(mayCall(passing, { ...pass, context: { 'iam:PassedToService': 'lambda.amazonaws.com' } })).toBe(false);
  expect(mayCall(passing, pass)).toBe(false);
  expect(() => may({ Action: 'a:B', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } })).toThrow(
    /Bool/,
  );
});

test('a denial of what is asked wins over any number of permissions', () => {
  const text = fc.constantFrom('dynamodb:GetItem', 'dynamodb:*', '*');
  fc.assert(
    fc.property(fc.array(text), (actions) => {
      const allowed = actions.flatMap((Action) => may({ Action, Resource: '*' }));
      const denied = may({ Effect: 'Deny', Action: 'dynamodb:Get*', Resource: arn('*') });
      const call = { action: 'dynamodb:GetItem', resource: arn('dossiers') };
      expect(mayCall(allowed, call)).toBe(actions.length > 0);
      expect(mayCall([...allowed, ...denied], call)).toBe(false);
    }),
  );
});

test('rights are counted one action and one resource at a time, denials not among them', () => {
  const held = may({ Action: ['a:B', 'a:C'], Resource: ['x', 'y'] }, { Effect: 'Deny', Action: 'a:B', Resource: 'z' });
  expect(rightsIn(held).map(({ Action, Resource }) => [...Action, ...Resource].join(' '))).toEqual([
    ...['a:B x', 'a:B y', 'a:C x', 'a:C y'],
  ]);
});
