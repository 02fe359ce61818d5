import { afterAll, expect, test } from 'vitest';
import { readSecret } from '../../../functions/lib/secrets.ts';
import { startEndpoints } from '../../../infra/local/endpoints.ts';
import { setEnvironment } from '../../../infra/local/environment.ts';
import { secretsEndpoint } from '../../../infra/local/secrets-endpoint.ts';

const endpoints = await startEndpoints({ secrets: secretsEndpoint({ 'baotin/link-key': 'a key', 'baotin/none': '' }) });
const restore = setEnvironment({
  AWS_REGION: 'ap-southeast-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.url('secrets'),
});
afterAll(async () => {
  restore();
  await endpoints.stop();
});

test('a function reads the secret that it is told of', async () => {
  expect(await readSecret('baotin/link-key')).toBe('a key');
});

test('a secret that is not there, or is empty, stops the start by its name', async () => {
  await expect(readSecret('baotin/other')).rejects.toThrow("can't find the specified secret");
  await expect(readSecret('baotin/none')).rejects.toThrow('the secret baotin/none holds no text');
});
