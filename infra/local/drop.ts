import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import * as z from 'zod';
import type { MovableClock } from './clock.ts';
import type { Service, ServiceAnswer } from './endpoints.ts';
import { noRecords, type Records } from './kept-records.ts';
import { endlessRoom, NoRoom, type Room } from './room.ts';
import type { Invoke } from './streams.ts';

/** A file that a function was not done with when an earlier run ended. */
export const unreadFile = z.object({
  id: z.string(),
  key: z.string(),
  /** Where it lies, if not in the bucket's folder. */
  elsewhere: z.string().optional(),
  /** How often reading it broke off. */
  readings: z.int().optional(),
});
export type UnreadFile = z.infer<typeof unreadFile>;

/** So often in all a function is handed a file that it lets fall (S3's asynchronous call: two more tries). */
const mostReadings = 3;

export type DropSource = {
  bucket: string;
  folder: string;
  region: string;
  /** Functions that a new file wakes, by the start and the end of its key. */
  consumers: readonly { name: string; prefix: string; suffixes: readonly string[] }[];
  invoke: Invoke;
  clock: MovableClock;
  /** Where files not yet read are noted, and what an earlier run left there. */
  unread?: Records<UnreadFile>;
  /** Where nothing can be written, no file is taken. */
  room?: Room;
};

export type Drop = {
  /** Puts a file into the bucket (its bytes, or a path to read it where it lies) and wakes the function that waits for it. */
  drop(key: string, content: Uint8Array | string): Promise<void>;
  /** S3 as its clients speak it, path style: GetObject, and PutObject of a file that a function waits for. */
  s3: Service;
  /** Wakes the functions again for files that an earlier run was not done with. */
  readAgain(): void;
  /** When no function reads a file any more that was put through S3 or comes again. */
  read(): Promise<void>;
};

/** A folder that stands for the S3 bucket which files of updates are dropped into. */
export const makeDrop = (source: DropSource): Drop => {
  const { bucket, folder, region, consumers, invoke, clock } = source;
  const { unread = noRecords.of('files', unreadFile), room = endlessRoom } = source;
  const elsewhere = new Map<string, string>();
  let leftOver = unread.all();

  const fileOf = (key: string): string | undefined => {
    const file = resolve(folder, key);
    return elsewhere.get(key) ?? (relative(folder, file).startsWith('..') ? undefined : file);
  };

  const reading = new Set<Promise<void>>();
  /** The function is woken without the sender waiting for it, as S3 does; what it throws it has told itself. */
  const begin = (work: Promise<void>): void => {
    const begun = work.catch(() => {});
    reading.add(begun);
    begun.finally(() => reading.delete(begun));
  };
  const inTurn = makeTurns();
  /** The sender is answered when the file is kept, and noted as not yet read. */
  const put = async (key: string, content: Uint8Array): Promise<void> => {
    const answer = Promise.withResolvers<void>();
    const work = inTurn(key, async () => {
      const kept = keep(key, content);
      answer.resolve(kept.then(() => {}));
      await readOnce(await kept);
    });
    begin(work);
    await answer.promise;
  };

  const s3: Service = async ({ method, path, bytes }) => {
    const [, asked, ...rest] = path.split('/');
    const file = asked === bucket ? fileOf(rest.join('/')) : undefined;
    if (method === 'PUT' && file !== undefined) {
      await put(rest.join('/'), bytes);
      return { status: 200, headers: { etag: `"${bytes.length}"` } };
    }
    if (method !== 'GET') return failed(405, 'MethodNotAllowed', `this machine's bucket does not know ${method}`);
    if (asked !== bucket) return failed(404, 'NoSuchBucket', 'The specified bucket does not exist');
    const size = file && (await sizeOf(file));
    if (file === undefined || size === undefined) return failed(404, 'NoSuchKey', 'The specified key does not exist.');
    const headers = { 'content-type': 'application/octet-stream', 'content-length': String(size), etag: `"${size}"` };
    return { status: 200, headers, body: createReadStream(file) };
  };

  const wokenBy = (key: string) =>
    consumers.filter(
      ({ prefix, suffixes }) => key.startsWith(prefix) && suffixes.some((suffix) => key.endsWith(suffix)),
    );

  const wake = async ({ key, id: version }: UnreadFile): Promise<void> => {
    const size = (await sizeOf(fileOf(key) ?? '')) ?? 0;
    for (const { name } of wokenBy(key))
      await invoke(name, createdEvent({ bucket, key, version, size, region, clock }));
  };

  /** Before its sender is answered: a crash from now on does not lose it. */
  const noted = (file: UnreadFile): UnreadFile => {
    if (wokenBy(file.key).length > 0) unread.put(file.id, file);
    return file;
  };

  /** A path is read where it lies; bytes are written into the bucket's folder, over what had this key. */
  const keep = async (key: string, content: Uint8Array | string): Promise<UnreadFile> => {
    const id = randomUUID();
    if (typeof content === 'string') return noted({ id, key, elsewhere: resolve(content) });
    room.check(content.length);
    await write(join(folder, key), content, room);
    return noted({ id, key });
  };

  const readOnce = async (file: UnreadFile): Promise<void> => {
    if (file.elsewhere === undefined) elsewhere.delete(file.key);
    else elsewhere.set(file.key, file.elsewhere);
    try {
      await wake(file);
    } catch (error) {
      // It is whole and noted: it is read when there is room again.
      if (error instanceof NoRoom) {
        leftOver.push(file);
        throw error;
      }
      // As S3 does it, a file is handed over again: here at the next start, for what broke it off rarely mends itself.
      const readings = (file.readings ?? 0) + 1;
      if (readings < mostReadings) unread.put(file.id, { ...file, readings });
      else unread.remove(file.id);
      throw error;
    }
    unread.remove(file.id);
  };

  const drop = async (key: string, content: Uint8Array | string): Promise<void> => {
    if (wokenBy(key).length === 0) throw new Error(`No function waits for a file named ${key}.`);
    await inTurn(key, async () => readOnce(await keep(key, content)));
  };

  const readAgain = (): void => {
    const again = leftOver;
    leftOver = [];
    for (const file of again) begin(inTurn(file.key, () => readOnce(file)));
  };

  const read = async (): Promise<void> => {
    await Promise.all(reading);
  };

  return { drop, s3, readAgain, read };
};

/**
 * Does work for one key after the other, in the order in which it was asked for. A file that came under the key of one
 * that is still read would otherwise take its place.
 */
const makeTurns = () => {
  const last = new Map<string, Promise<void>>();
  return (key: string, work: () => Promise<void>): Promise<void> => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work);
    const over = mine
      .catch(() => {})
      .then(() => {
        if (last.get(key) === over) last.delete(key);
      });
    last.set(key, over);
    return mine;
  };
};

/** The whole file, or what stood there before. */
const write = async (file: string, content: Uint8Array, room: Room): Promise<void> => {
  // A name of its own: behind the file's it would be too long where that is long.
  const beside = join(dirname(file), randomUUID());
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(beside, content);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    room.write(() => {
      throw error;
    });
  }
};

const sizeOf = (file: string): Promise<number | undefined> =>
  stat(file).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  );

type Created = Pick<DropSource, 'bucket' | 'region' | 'clock'> & { key: string; version: string; size: number };

const createdEvent = ({ bucket, key, version, size, region, clock }: Created) => ({
  Records: [
    {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: region,
      eventTime: clock.now(),
      eventName: 'ObjectCreated:Put',
      s3: {
        s3SchemaVersion: '1.0',
        bucket: { name: bucket, arn: `arn:aws:s3:::${bucket}` },
        // Keys come as in a form: a space is a plus.
        object: {
          key: encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+'),
          size,
          versionId: version,
        },
      },
    },
  ],
});

const failed = (status: number, code: string, message: string): ServiceAnswer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
});
