import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import middy from '@middy/core';
import type { S3Event } from 'aws-lambda';
import * as z from 'zod';
import { epochOf, type Instant, toInstant } from '../domain/time.ts';
import { logger } from './logger.ts';

const bytes = z.custom<AsyncIterable<Uint8Array>>((body) => typeof body === 'object' && body !== null);

/** Called for a file with its key, when it came, its version there, its size in bytes, and what opens it, as often as it is to be read. */
type Act = (
  dropped: { file: string; cameAt: Instant; version: string; size: number },
  open: () => Promise<AsyncIterable<Uint8Array>>,
) => Promise<void>;

/** Where the content lies that an event is about. Another file may have come under its key since: versions tell them apart. */
const objectOf = (bucket: string, key: string, version: string | undefined): GetObjectCommand =>
  new GetObjectCommand({ Bucket: bucket, Key: key, ...(version && { VersionId: version }) });

/** Files dropped into the bucket, one after the other. */
export const onDrop = (s3: S3Client, act: Act) =>
  middy<S3Event, void>()
    .use(injectLambdaContext(logger))
    .handler(async (event: S3Event) => {
      for (const { s3: dropped, eventTime } of event.Records) {
        const { key: written, size, versionId, sequencer } = dropped.object;
        const file = decodeURIComponent(written.replaceAll('+', ' '));
        const open = async () => {
          const { Body } = await s3.send(objectOf(dropped.bucket.name, file, versionId));
          return bytes.parse(Body);
        };
        await act({ file, cameAt: toInstant(epochOf(eventTime)), version: versionId ?? sequencer, size }, open);
      }
    });
