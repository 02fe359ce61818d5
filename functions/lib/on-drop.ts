import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import middy from '@middy/core';
import type { S3Event } from 'aws-lambda';
import * as z from 'zod';
import { logger } from './logger.ts';

const bytes = z.custom<AsyncIterable<Uint8Array>>((body) => typeof body === 'object' && body !== null);

/** Files dropped into the bucket, one after the other: `act` gets the file's key and its bytes as they arrive. */
export const onDrop = (s3: S3Client, act: (key: string, bytes: AsyncIterable<Uint8Array>) => Promise<void>) =>
  middy<S3Event, void>()
    .use(injectLambdaContext(logger))
    .handler(async (event: S3Event) => {
      for (const { s3: dropped } of event.Records) {
        const key = decodeURIComponent(dropped.object.key.replaceAll('+', ' '));
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: dropped.bucket.name, Key: key }));
        await act(key, bytes.parse(Body));
      }
    });
