import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type { Env, Hono } from 'hono';
import { type APIGatewayProxyResult, defaultIsContentTypeBinary, handle, type LambdaEvent } from 'hono/aws-lambda';
import { cameThrough, viewerOf } from './cloudfront.ts';
import { logger } from './logger.ts';

/** As text a CSV file would lose its byte order mark, without which Excel takes Vietnamese letters for others. */
const isContentTypeBinary = (type: string): boolean => type.startsWith('text/csv') || defaultIsContentTypeBinary(type);

/** A request as the HTTP API hands it over (payload 2.0). */
export type WebEvent = Extract<LambdaEvent, { rawPath: string }>;

const turnedAway: APIGatewayProxyResult = {
  ...{ statusCode: 403, body: 'Forbidden', isBase64Encoded: false },
  headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' },
};

/** The event as if the viewer had asked the HTTP API: the CDN's own address says nothing about who asks. */
const asViewer = (event: WebEvent): WebEvent => {
  const { requestContext: context } = event;
  const http = { ...context.http, sourceIp: viewerOf(event.headers) ?? context.http.sourceIp };
  return { ...event, requestContext: { ...context, http } };
};

/**
 * A web application behind CDN and HTTP API (payload 2.0): requests come as the web has them, cookies and all.
 * @param originKey What our own CDN brings along; whoever comes without it has gone around the CDN and is turned away.
 */
export const onWeb = <E extends Env>(app: Hono<E>, originKey: string) => {
  const answer = handle(app, { isContentTypeBinary });
  return middy<WebEvent, APIGatewayProxyResult>()
    .use(injectLambdaContext(logger))
    .handler((event: WebEvent, context: Context) =>
      cameThrough(event.headers, originKey) ? answer(asViewer(event), context) : turnedAway,
    );
};
