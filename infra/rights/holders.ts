import * as z from 'zod';
import { type Statement, statement } from './evaluate.ts';
import { type Resource, resolverOf, type Template } from './templates.ts';

/** A function as the templates make it. */
export type Holder = { variables: Readonly<Record<string, string>>; statements: readonly Statement[] };

export type Holders = {
  /** By their names in the topology. */
  functions: ReadonlyMap<string, Holder>;
  /** By the ARN of a table that has one of its own, the ARN of its key. */
  tableKeys: ReadonlyMap<string, string>;
};

const toRole = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) });
const functionProperties = z.object({
  Role: toRole,
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
});
/** A role of ours has no policy but those that the templates write for it. */
const roleProperties = z.object({
  ManagedPolicyArns: z.undefined().optional(),
  Policies: z.undefined().optional(),
});
const policyProperties = z.object({
  Roles: z.array(z.object({ Ref: z.string() })).default([]),
  PolicyDocument: z.object({ Statement: z.array(z.unknown()) }),
});
const tableProperties = z.object({
  Replicas: z.array(z.object({ SSESpecification: z.object({ KMSMasterKeyId: z.string() }).optional() })),
});

/** Reads which function may do what from a province's templates. Throws where they are not as the stacks write them. */
export const holdersIn = (templates: readonly Template[], names: readonly string[]): Holders => {
  const functions = new Map<string, Holder>();
  const tableKeys = new Map<string, string>();
  for (const one of templates) {
    const resolve = resolverOf(templates)(one);
    for (const [id, { Type, Properties, Metadata }] of Object.entries(one.Resources)) {
      const [, name = '', made] = Metadata['aws:cdk:path']?.split('/') ?? [];
      if (Type === 'AWS::Lambda::Function' && made === 'Resource' && names.includes(name))
        functions.set(name, holderIn(one, Properties, resolve));
      if (Type !== 'AWS::DynamoDB::GlobalTable') continue;
      for (const { SSESpecification } of tableProperties.parse(resolve({ Replicas: Properties.Replicas })).Replicas)
        if (SSESpecification)
          tableKeys.set(z.string().parse(resolve({ 'Fn::GetAtt': [id, 'Arn'] })), SSESpecification.KMSMasterKeyId);
    }
  }
  const missing = names.filter((name) => !functions.has(name));
  if (missing.length > 0) throw new Error(`the templates make no function ${missing.join(', ')}`);
  return { functions, tableKeys };
};

const holderIn = (
  { Resources }: Template,
  properties: Resource['Properties'],
  resolve: (value: unknown) => unknown,
): Holder => {
  const { Role, Environment } = functionProperties.parse(properties);
  const [role] = Role['Fn::GetAtt'];
  roleProperties.parse(Resources[role]?.Properties);
  return {
    variables: z.record(z.string(), z.string()).parse(resolve(Environment.Variables)),
    statements: Object.values(Resources)
      .filter(({ Type }) => Type === 'AWS::IAM::Policy' || Type === 'AWS::IAM::ManagedPolicy')
      .map(({ Properties }) => policyProperties.parse(Properties))
      .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === role))
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .map((one) => statement.parse(resolve(one))),
  };
};
