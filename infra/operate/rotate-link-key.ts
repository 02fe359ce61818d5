import { randomBytes } from 'node:crypto';
import { LambdaClient, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { realNow } from '../local/clock.ts';
import { type FunctionSpec, functions } from '../topology.ts';
import { readCommand, run, settingsOf, whose } from './command.ts';
import { findDeployment } from './deployment.ts';

/** A new key before the former ones: it makes links from now on, they still open theirs. */
export const withNewKey = (keys: string, key: string): string => `${key} ${keys}`;

/** The functions that hold the key, those first that open links: a new link must not be out before they know its key. */
export const holdersOfLinkKey = (): string[] =>
  Object.entries<FunctionSpec>(functions)
    .filter(([, { links }]) => links)
    .map(([name, { carriers }]) => ({ name, makes: carriers !== undefined }))
    .toSorted((a, b) => Number(a.makes) - Number(b.makes))
    .map(({ name }) => name);

if (import.meta.main)
  await run(async () => {
    const asked = readCommand('rotate-link-key -- --province P --stage S --go', { ...whose, go: { type: 'boolean' } });
    const settings = settingsOf(asked);
    const { region } = settings;
    const { linkKeySecret: SecretId, functionName } = await findDeployment(settings);
    const secrets = new SecretsManagerClient({ region });
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId }));
    if (!SecretString) throw new Error(`the secret ${SecretId} holds no text`);
    console.log(`The key was changed ${SecretString.split(' ').length - 1} times before.`);
    if (!asked.has('go')) {
      console.log('Nothing was changed. Add --go: new links get a new key, those that are out go on working.');
      return 0;
    }
    const key = randomBytes(32).toString('base64url');
    await secrets.send(new PutSecretValueCommand({ SecretId, SecretString: withNewKey(SecretString, key) }));
    const lambda = new LambdaClient({ region });
    // They read the key when they start; a changed description makes them start anew.
    const Description = `link key of ${realNow()}`;
    for (const name of holdersOfLinkKey()) {
      await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: functionName(name), Description }));
      console.log(`${name} starts anew with it.`);
    }
    return 0;
  });
