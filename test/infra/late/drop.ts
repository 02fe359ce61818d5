import * as z from 'zod';
import type { s3DropBox } from '../../../functions/stores/drop-box.ts';
import { startEndpoints } from '../../../infra/local/endpoints.ts';

/** Puts a file into a bucket of this machine and answers what came there. */
export const drop = async (part: unknown, { file, content }: { file: string; content: string }): Promise<object> => {
  const { s3DropBox: open } = z.object({ s3DropBox: z.custom<typeof s3DropBox>() }).parse(part);
  const came: object[] = [];
  const endpoints = await startEndpoints({
    s3: ({ method, path, body }) => {
      came.push({ method, path, body });
      return { status: 200 };
    },
  });
  process.env.AWS_ENDPOINT_URL_S3 = endpoints.url('s3');
  await open('drop').put(file, Buffer.from(content));
  await endpoints.stop();
  return came;
};
