import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { logger } from './logger.ts';

export type HttpAnswer = { status: number; body: Readonly<Record<string, unknown>> };

const answerOf = ({ status, body }: HttpAnswer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

const bodyOf = ({ body, isBase64Encoded }: APIGatewayProxyEventV2): Buffer =>
  Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');

/** A JSON endpoint: `act` gets the body's bytes and the request's id. What it throws is logged and answered by `fault`, never shown. */
export const onHttp = (act: (body: Buffer, requestId: string) => Promise<HttpAnswer>, fault: HttpAnswer) =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(injectLambdaContext(logger))
    .onError((request) => {
      logger.error('a request failed', request.error ?? 'unknown');
      request.response = answerOf(fault);
    })
    .handler(async (event: APIGatewayProxyEventV2) =>
      answerOf(await act(bodyOf(event), event.requestContext.requestId)),
    );
