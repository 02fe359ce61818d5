import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { here } from '../local/aws-calls.ts';

const resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Metadata: z.looseObject({ 'aws:cdk:path': z.string().optional() }).default({}),
});
export type Resource = z.infer<typeof resource>;

export const template = z.object({
  Resources: z.record(z.string(), resource).default({}),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() }))
    .default({}),
});
export type Template = z.infer<typeof template>;

/** The templates of one province and stage that `npm run synth` has written, by their file names. */
export const readTemplates = (folder: string, name: string): Template[] =>
  readdirSync(folder)
    .filter((file) => file.startsWith(`${name}-`) && file.endsWith('.template.json'))
    .map((file) => template.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))));

const { region, account } = here;
const arn = (service: string, rest: string): string => `arn:aws:${service}:${region}:${account}:${rest}`;
const iam = (rest: string): string => `arn:aws:iam::${account}:${rest}`;

/** What a deployment would put for `Fn::GetAtt: [id, 'Arn']`, were everything named as the template calls it. */
const arns: Record<string, ((id: string) => string) | undefined> = {
  'AWS::DynamoDB::GlobalTable': (id) => arn('dynamodb', `table/${id}`),
  'AWS::IAM::Role': (id) => iam(`role/${id}`),
  'AWS::KMS::Key': (id) => arn('kms', `key/${id}`),
  'AWS::Lambda::Function': (id) => arn('lambda', `function:${id}`),
  'AWS::Logs::LogGroup': (id) => arn('logs', `log-group:${id}:*`),
  'AWS::S3::Bucket': (id) => `arn:aws:s3:::${id}`,
  'AWS::SNS::Topic': (id) => arn('sns', id),
  'AWS::SQS::Queue': (id) => arn('sqs', id),
};

/** …and for `Ref: id`, where that is not simply the name. */
const refs: Record<string, ((id: string, properties: Resource['Properties']) => unknown) | undefined> = {
  'AWS::SQS::Queue': (id) => `https://sqs.${region}.amazonaws.com/${account}/${id}`,
  'AWS::SNS::Topic': (id) => arn('sns', id),
  'AWS::SecretsManager::Secret': (id) => arn('secretsmanager', `secret:${id}`),
  'AWS::SES::EmailIdentity': (_, { EmailIdentity }) => EmailIdentity,
  'AWS::SES::ConfigurationSet': (_, { Name }) => Name,
};

const pseudo: Record<string, string | undefined> = {
  'AWS::AccountId': account,
  'AWS::Region': region,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

const attribute = z.tuple([z.string(), z.string()]);
const joined = z.tuple([z.string(), z.array(z.unknown())]);

/**
 * Answers how to read a value of one of some templates that import from each other: references become what a deployment
 * would put, with the template's own names. Throws where it does not know how.
 */
export const resolverOf =
  (templates: readonly Template[]) =>
  ({ Resources }: Template): ((value: unknown) => unknown) => {
    const find = (id: string): Resource => {
      const found = Resources[id];
      if (!found) throw new Error(`the template has no ${id}`);
      return found;
    };
    const refTo = (id: string): unknown => {
      const { Type, Properties } = find(id);
      return refs[Type]?.(id, Properties) ?? id;
    };
    const attributeOf = (id: string, name: string): string => {
      const own = arns[find(id).Type];
      if (name === 'Arn' && own) return own(id);
      if (name === 'StreamArn' && own) return `${own(id)}/stream/now`;
      if (name === 'ProviderURL') return `https://cognito-idp.${region}.amazonaws.com/${id}`;
      return `${id.toLowerCase()}.${name.toLowerCase()}.example`;
    };
    const imported = (name: unknown): unknown => {
      for (const from of templates)
        for (const { Value, Export } of Object.values(from.Outputs))
          if (Export?.Name === name) return resolverOf(templates)(from)(Value);
      throw new Error(`no template exports ${name}`);
    };
    const resolve = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(resolve);
      if (typeof value !== 'object' || value === null) return value;
      const [[key, given] = ['', undefined], ...others] = Object.entries(value);
      if (others.length > 0 || !(key === 'Ref' || key.startsWith('Fn::')))
        return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolve(one)]));
      switch (key) {
        case 'Ref':
          return pseudo[z.string().parse(given)] ?? refTo(z.string().parse(given));
        case 'Fn::GetAtt':
          return attributeOf(...attribute.parse(given));
        case 'Fn::Join': {
          const [between, parts] = joined.parse(given);
          return parts.map(resolve).join(between);
        }
        case 'Fn::ImportValue':
          return imported(resolve(given));
        default:
          throw new Error(`what ${key} becomes is not known here`);
      }
    };
    return resolve;
  };
