import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type { Env, Hono } from 'hono';
import { type APIGatewayProxyResult, handle, type LambdaEvent } from 'hono/aws-lambda';
import { logger } from './logger.ts';

/** A web application behind the HTTP API (payload 2.0): requests come as the web has them, cookies and all. */
export const onWeb = <E extends Env>(app: Hono<E>) => {
  const answer = handle(app);
  return middy<LambdaEvent, APIGatewayProxyResult>()
    .use(injectLambdaContext(logger))
    .handler((event: LambdaEvent, context: Context) => answer(event, context));
};
