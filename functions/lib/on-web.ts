import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type { Env, Hono } from 'hono';
import { type APIGatewayProxyResult, defaultIsContentTypeBinary, handle, type LambdaEvent } from 'hono/aws-lambda';
import { logger } from './logger.ts';

/** As text a CSV file would lose its byte order mark, without which Excel takes Vietnamese letters for others. */
const isContentTypeBinary = (type: string): boolean => type.startsWith('text/csv') || defaultIsContentTypeBinary(type);

/** A web application behind the HTTP API (payload 2.0): requests come as the web has them, cookies and all. */
export const onWeb = <E extends Env>(app: Hono<E>) => {
  const answer = handle(app, { isContentTypeBinary });
  return middy<LambdaEvent, APIGatewayProxyResult>()
    .use(injectLambdaContext(logger))
    .handler((event: LambdaEvent, context: Context) => answer(event, context));
};
