import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { logger } from './logger.ts';

export type HttpAnswer = { status: number; body: Readonly<Record<string, unknown>> };

const answerOf = ({ status, body }: HttpAnswer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

const bodyOf = ({ body, isBase64Encoded }: APIGatewayProxyEventV2): Buffer =>
  Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');

/** So long before its time is over a function stops to work, to answer what it has done. */
const answerMilliseconds = 6_000;

const stopBefore = (millisecondsLeft: number): AbortSignal =>
  AbortSignal.timeout(Math.max(0, Math.floor(millisecondsLeft) - answerMilliseconds));

/**
 * A JSON endpoint: `act` gets the body's bytes, the request's id, and the signal to stop and answer. What it throws is
 * logged and answered by `fault`, never shown.
 */
export const onHttp = (
  act: (body: Buffer, requestId: string, stop: AbortSignal) => Promise<HttpAnswer>,
  fault: HttpAnswer,
) =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(injectLambdaContext(logger))
    .onError((request) => {
      logger.error('a request failed', request.error ?? 'unknown');
      request.response = answerOf(fault);
    })
    .handler(async (event: APIGatewayProxyEventV2, context: Context) =>
      answerOf(
        await act(bodyOf(event), event.requestContext.requestId, stopBefore(context.getRemainingTimeInMillis())),
      ),
    );
