import { createInterface } from 'node:readline/promises';
import { CloudFormationClient, DeleteStackCommand, waitUntilStackDeleteComplete } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DeleteLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DeleteObjectsCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { DeleteSecretCommand, ResourceNotFoundException, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { nameOf, type Settings } from '../settings.ts';
import { readCommand, run, settingsOf, whose } from './command.ts';
import { type Made, madeBy } from './deployment.ts';

export type Clients = {
  stacks: CloudFormationClient;
  logs: CloudWatchLogsClient;
  files: S3Client;
  secrets: SecretsManagerClient;
};

type Stack = { name: string; region: string };

/** The stacks of a stage, those first that need the others. */
export const stacksOf = (settings: Settings): Stack[] =>
  (['work', 'data', 'edge', 'guard'] as const).map((part) => ({
    name: `${nameOf(settings)}-${part}`,
    // CloudFront's rules live there, wherever the province is.
    region: part === 'guard' ? 'us-east-1' : settings.region,
  }));

/** Refuses what is to outlive its stacks. */
export const refuseKept = (settings: Settings): void => {
  if (settings.keep)
    throw new Error(`${nameOf(settings)} has "keep": true: what citizens rely on is not deleted by a command.`);
};

const empty = async (files: S3Client, Bucket: string): Promise<void> => {
  for (;;) {
    const { Versions = [], DeleteMarkers = [] } = await files.send(new ListObjectVersionsCommand({ Bucket }));
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
    if (Objects.length === 0) return;
    await files.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
  }
};

const forget = async (secrets: SecretsManagerClient, SecretId: string): Promise<void> => {
  try {
    await secrets.send(new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error; // went with its stack
  }
};

/** Deletes a stack with what would stand in its way and what it would leave behind; answers the names of it all. */
export const deleteStack = async (clients: Clients, stack: Stack, made: readonly Made[]): Promise<void> => {
  const ofType = (type: string) => made.filter((one) => one.type === type).map(({ physicalId }) => physicalId);
  for (const bucket of ofType('AWS::S3::Bucket')) await empty(clients.files, bucket);
  const StackName = stack.name;
  await clients.stacks.send(new DeleteStackCommand({ StackName }));
  await waitUntilStackDeleteComplete({ client: clients.stacks, maxWaitTime: 3600 }, { StackName });
  for (const secret of ofType('AWS::SecretsManager::Secret')) await forget(clients.secrets, secret);
  // Functions that the CDK adds for itself write logs that belong to no stack.
  const asked = { logGroupNamePrefix: `/aws/lambda/${stack.name}` };
  const { logGroups = [] } = await clients.logs.send(new DescribeLogGroupsCommand(asked));
  for (const { logGroupName } of logGroups) await clients.logs.send(new DeleteLogGroupCommand({ logGroupName }));
};

const clientsIn = (region: string): Clients => ({
  ...{ stacks: new CloudFormationClient({ region }), logs: new CloudWatchLogsClient({ region }) },
  ...{ files: new S3Client({ region }), secrets: new SecretsManagerClient({ region }) },
});

const typed = async (question: string): Promise<string> => {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(question);
  terminal.close();
  return answer.trim();
};

if (import.meta.main)
  await run(async () => {
    const settings = settingsOf(readCommand('delete-stage -- --province P --stage S', whose));
    refuseKept(settings);
    const stacks = await Promise.all(
      stacksOf(settings).map(async (stack) => {
        const clients = clientsIn(stack.region);
        return { stack, clients, made: await madeBy(clients.stacks, stack.name) };
      }),
    );
    for (const { stack, made } of stacks) {
      console.log(`${stack.name} (${stack.region}): ${made.length} things`);
      for (const { type, physicalId } of made)
        if (/Table$|Bucket$|UserPool$|Secret$|Key$/.test(type)) console.log(`  ${type} ${physicalId}`);
    }
    const name = nameOf(settings);
    if ((await typed(`All this is deleted and nobody can bring it back. Type ${name}: `)) !== name) {
      console.log('That was another name. Nothing was deleted.');
      return 1;
    }
    for (const { stack, clients, made } of stacks) {
      if (made.length === 0) continue;
      await deleteStack(clients, stack, made);
      console.log(`${stack.name} is gone.`);
    }
    return 0;
  });
