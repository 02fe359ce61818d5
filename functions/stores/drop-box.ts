import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { DropBox } from '../ports.ts';

/** The bucket that files of updates are dropped into; a new one wakes intake. */
export const s3DropBox = (bucket: string): DropBox => {
  const s3 = new S3Client({});
  return {
    put: async (file, content) => {
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: file, Body: content }));
    },
  };
};
