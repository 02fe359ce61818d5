import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnElement, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { IConstruct } from 'constructs';
import * as z from 'zod';
import { addProvince } from '../../infra/province-stacks.ts';
import { loadSettings } from '../../infra/settings.ts';
import { functions } from '../../infra/topology.ts';

const root = join(import.meta.dirname, '../..');

// CDK holds each template against CloudFormation's schema, for seconds; `npm run synth`, the last step of `npm test`, lets it.
process.env.CDK_VALIDATION = 'false';

/** Makes the stacks of settings files in memory, with bundles that are there but empty. */
export const synthesise = async (...names: string[]) => {
  const folder = await mkdtemp(join(tmpdir(), 'stacks-'));
  for (const { folder: name } of Object.values(functions)) {
    await mkdir(join(folder, 'bundles', name), { recursive: true });
    await writeFile(join(folder, 'bundles', name, 'index.mjs'), `export const handler = '${name}';\n`);
  }
  const { context } = z
    .object({ context: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(await readFile(join(root, 'cdk.json'), 'utf8')));
  const app = new App({ outdir: join(folder, 'cdk.out'), context });
  const files = names.map((name) => join(root, 'infra/settings', name));
  // All stacks first: reading a template synthesises the app, and after that it takes no more stacks.
  const made = loadSettings(files).map((settings) => ({
    settings,
    stacks: addProvince(app, settings, join(folder, 'bundles')),
  }));
  const provinces = made.map(({ settings, stacks }) => ({
    settings,
    stacks,
    guard: Template.fromStack(stacks.guard),
    edge: Template.fromStack(stacks.edge),
    data: Template.fromStack(stacks.data),
    work: Template.fromStack(stacks.work),
  }));
  return { app, provinces, remove: () => rm(folder, { recursive: true }) };
};

/** The name by which a template calls what a construct made. */
export const logicalId = (construct: IConstruct): string => {
  const made = CfnElement.isCfnElement(construct) ? construct : construct.node.defaultChild;
  if (!made || !CfnElement.isCfnElement(made)) throw new Error(`${construct.node.path} has made nothing`);
  return z.string().parse(Stack.of(made).resolve(made.logicalId));
};

const statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: z.union([z.array(z.string()), z.string().transform((action) => [action])]),
  Resource: z.union([z.array(z.unknown()), z.unknown().transform((resource) => [resource])]),
});
const policy = z.object({
  PolicyDocument: z.object({ Statement: z.array(statement) }),
  Roles: z.array(z.object({ Ref: z.string() })).default([]),
});

/** Every statement of the policies in a template, with the roles that hold it; resources as JSON text. */
export const statementsIn = (template: Template) =>
  ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'].flatMap((type) =>
    Object.values(template.findResources(type)).flatMap(({ Properties }) => {
      const { PolicyDocument, Roles } = policy.parse(Properties);
      return PolicyDocument.Statement.map(({ Effect, Action, Resource }) => ({
        roles: Roles.map(({ Ref }) => Ref),
        effect: Effect,
        actions: Action,
        resources: Resource.map((resource) => JSON.stringify(resource)),
      }));
    }),
  );
