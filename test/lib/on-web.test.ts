import type { Context } from 'aws-lambda';
import { Hono } from 'hono';
import { getConnInfo } from 'hono/aws-lambda';
import { expect, test } from 'vitest';
import { onWeb, type WebEvent } from '../../functions/lib/on-web.ts';

const app = new Hono().post('/who', async (c) => c.text(`${getConnInfo(c).remote.address} ${await c.req.text()}`));

const event = (headers: Record<string, string>): WebEvent => ({
  ...{ version: '2.0', routeKey: 'POST /who', rawPath: '/who', rawQueryString: '', headers },
  ...{ body: 'hello', isBase64Encoded: false },
  requestContext: {
    ...{ accountId: '000000000000', apiId: 'api', domainName: 'api.example', domainPrefix: 'api' },
    ...{ authentication: null, authorizer: {} },
    ...{ requestId: 'one', routeKey: 'POST /who', stage: '$default', time: '', timeEpoch: 0 },
    http: { method: 'POST', path: '/who', protocol: 'HTTP/1.1', sourceIp: '130.176.0.1', userAgent: '' },
  },
});

const context: Context = {
  ...{ callbackWaitsForEmptyEventLoop: false, functionName: 'who', functionVersion: '$LATEST', memoryLimitInMB: '256' },
  ...{ invokedFunctionArn: 'arn', awsRequestId: 'one', logGroupName: '', logStreamName: '' },
  getRemainingTimeInMillis: () => 1000,
  ...{ done: () => {}, fail: () => {}, succeed: () => {} },
};

const ask = (headers: Record<string, string>) => onWeb(app, 'our key')(event(headers), context);

test('who asks through the CDN is known by the address that the CDN saw, not by the CDN’s own', async () => {
  const answer = await ask({ 'x-origin-key': 'our key', 'x-viewer-address': '198.51.100.10' });
  expect(answer).toMatchObject({ statusCode: 200, body: '198.51.100.10 hello' });
});

test('who goes around the CDN is turned away, whatever address is claimed', async () => {
  for (const headers of [{ 'x-origin-key': '' }, { 'x-origin-key': 'another' }])
    expect(await ask({ ...headers, 'x-viewer-address': '198.51.100.10' })).toMatchObject({
      statusCode: 403,
      body: 'Forbidden',
    });
});

test('where the CDN does not say who asks, limits hold for all together', async () => {
  expect(await ask({ 'x-origin-key': 'our key' })).toMatchObject({ statusCode: 200, body: '130.176.0.1 hello' });
});
