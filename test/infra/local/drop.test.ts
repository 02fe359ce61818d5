import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeClock } from '../../../infra/local/clock.ts';
import { realDisk } from '../../../infra/local/disk.ts';
import { type Drop, makeDrop, type UnreadFile } from '../../../infra/local/drop.ts';
import { type Endpoints, startEndpoints } from '../../../infra/local/endpoints.ts';
import { watchRoom } from '../../../infra/local/room.ts';
import { recordsInMemory } from './records-in-memory.ts';

let folder: string;
let endpoints: Endpoints;
let s3: S3Client;
let bucket: Drop;
let events: unknown[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drop-test-'));
  endpoints = await startEndpoints({ s3: (request) => bucket.s3(request) });
  // Made as the functions make it: nothing but the address says that this is no real S3.
  s3 = new S3Client({
    region: 'ap-southeast-1',
    endpoint: endpoints.url('s3'),
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
});
afterAll(async () => {
  s3.destroy();
  await endpoints.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  events = [];
  bucket = makeDrop({
    bucket: 'baotin-drop',
    folder: join(folder, 'bucket'),
    region: 'ap-southeast-1',
    consumers: [{ name: 'intake-drop', prefix: 'updates/', suffixes: ['.csv', '.xlsx'] }],
    clock: makeClock({ start: '2026-10-12T08:00:00+07:00' }),
    invoke: async (name, event) => events.push({ name, event }),
  });
});

const read = async (Key: string, Bucket = 'baotin-drop') => {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  return Body?.transformToString();
};

test('a dropped file wakes the function that waits for it and can be read by the real client', async () => {
  await bucket.drop('updates/tháng 10+.csv', Buffer.from('MaHoSo\nđơn'));
  expect(events).toMatchObject([
    {
      name: 'intake-drop',
      event: {
        Records: [
          {
            eventName: 'ObjectCreated:Put',
            s3: { bucket: { name: 'baotin-drop' }, object: { key: 'updates/th%C3%A1ng+10%2B.csv', size: 12 } },
          },
        ],
      },
    },
  ]);
  expect(await read('updates/tháng 10+.csv')).toBe('MaHoSo\nđơn');
});

/** As macOS names files: each mark is a character of its own. */
const decomposed = (bytes: number): string => {
  const word = 'Hồ sơ tháng mười '.normalize('NFD');
  let name = '';
  for (const letter of word.repeat(40)) if (Buffer.byteLength(name + letter) <= bytes - 4) name += letter;
  return `${name.padEnd(name.length + bytes - 4 - Buffer.byteLength(name), 'x')}.csv`;
};

test.each([40, 218, 219, 220, 254, 255])(
  'a file whose name has %i bytes, most of them of Vietnamese letters, is stored and read',
  async (bytes) => {
    const room = watchRoom({ folder, disk: realDisk, report: (line) => expect.fail(line) });
    const name = decomposed(bytes);
    expect(Buffer.byteLength(name)).toBe(bytes);
    bucket = makeDrop({
      bucket: 'baotin-drop',
      folder: join(folder, 'bucket'),
      region: 'ap-southeast-1',
      room,
      consumers: [{ name: 'intake-drop', prefix: 'updates/', suffixes: ['.csv'] }],
      clock: makeClock({ start: '2026-10-12T08:00:00+07:00' }),
      invoke: async (_name, event) => events.push(event),
    });
    await bucket.drop(`updates/${name}`, Buffer.from('đơn'));
    expect(events).toMatchObject([{ Records: [{ s3: { object: { size: 5 } } }] }]);
    expect(await read(`updates/${name}`)).toBe('đơn');
  },
);

test('a file can stay where it lies', async () => {
  const file = join(folder, 'elsewhere.csv');
  await writeFile(file, 'x'.repeat(200_000));
  await bucket.drop('updates/big.csv', file);
  expect(await read('updates/big.csv')).toHaveLength(200_000);
});

test('a file that the real client puts is there byte for byte, and wakes the function without the sender waiting', async () => {
  const bytes = Uint8Array.from({ length: 512 }, (_, n) => n % 256);
  await s3.send(new PutObjectCommand({ Bucket: 'baotin-drop', Key: 'updates/01K8.xlsx', Body: bytes }));
  await bucket.read();
  expect(events).toMatchObject([{ event: { Records: [{ s3: { object: { key: 'updates/01K8.xlsx', size: 512 } } }] } }]);
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'baotin-drop', Key: 'updates/01K8.xlsx' }));
  expect(await Body?.transformToByteArray()).toEqual(bytes);
  await expect(s3.send(new PutObjectCommand({ Bucket: 'other', Key: 'a.csv', Body: bytes }))).rejects.toThrow();
});

test('a file whose reading broke off is handed over again at the next starts, three times in all', async () => {
  const unread = recordsInMemory<UnreadFile>();
  let handed = 0;
  const open = (): Drop =>
    makeDrop({
      bucket: 'baotin-drop',
      folder: join(folder, 'bucket'),
      region: 'ap-southeast-1',
      unread,
      consumers: [{ name: 'intake-drop', prefix: 'updates/', suffixes: ['.csv'] }],
      clock: makeClock({ start: '2026-10-12T08:00:00+07:00' }),
      invoke: async () => {
        handed += 1;
        throw new Error('the database is gone');
      },
    });
  await expect(open().drop('updates/a.csv', Buffer.from('own'))).rejects.toThrow('the database is gone');
  expect(unread.all()).toMatchObject([{ key: 'updates/a.csv', readings: 1 }]);
  for (let start = 0; start < 4; start++) {
    const next = open();
    next.readAgain();
    await next.read();
  }
  expect([handed, unread.all()]).toEqual([3, []]);
});

test.each(['put by a client', 'dropped', 'dropped where it lies'])(
  'a file %s that a killed process had not read to its end is read again at the next start, once',
  async (way) => {
    const unread = recordsInMemory<UnreadFile>();
    const source = {
      ...{ bucket: 'baotin-drop', folder: join(folder, 'bucket'), region: 'ap-southeast-1', unread },
      consumers: [{ name: 'intake-drop', prefix: 'updates/', suffixes: ['.csv'] }],
      clock: makeClock({ start: '2026-10-12T08:00:00+07:00' }),
    };
    const own = join(folder, 'own.csv');
    await writeFile(own, 'own');
    bucket = makeDrop({ ...source, invoke: () => new Promise(() => {}) });
    const put = new PutObjectCommand({ Bucket: 'baotin-drop', Key: 'updates/a.csv', Body: 'own' });
    if (way === 'put by a client') await s3.send(put);
    else void bucket.drop('updates/a.csv', way === 'dropped' ? Buffer.from('own') : own);
    await expect.poll(() => unread.all()).toHaveLength(1);

    const read: string[] = [];
    const next = (): Drop => makeDrop({ ...source, invoke: async () => read.push((await readOwn()) ?? '') });
    const readOwn = async () => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'baotin-drop', Key: 'updates/a.csv' }));
      return Body?.transformToString();
    };
    for (let start = 0; start < 2; start++) {
      bucket = next();
      bucket.readAgain();
      await bucket.read();
    }
    expect(read).toEqual(['own']);
    expect(unread.all()).toEqual([]);
  },
);

test('files of one name are read one after the other, each whole, however they come', async () => {
  const own = join(folder, 'first.csv');
  await writeFile(own, 'first');
  const contents: unknown[] = [];
  bucket = makeDrop({
    bucket: 'baotin-drop',
    folder: join(folder, 'bucket'),
    region: 'ap-southeast-1',
    consumers: [{ name: 'intake-drop', prefix: 'updates/', suffixes: ['.csv'] }],
    clock: makeClock({ start: '2026-10-12T08:00:00+07:00' }),
    invoke: async () => {
      await setTimeout(20); // the function starts; whoever comes now must not overwrite
      contents.push(await read('updates/twin.csv'));
    },
  });
  const put = (Body: string) => s3.send(new PutObjectCommand({ Bucket: 'baotin-drop', Key: 'updates/twin.csv', Body }));
  await Promise.all([
    bucket.drop('updates/twin.csv', own),
    bucket.drop('updates/twin.csv', Buffer.from('second')),
    bucket.drop('updates/twin.csv', Buffer.from('third')),
  ]);
  await Promise.all([put('fourth'), put('fifth')]);
  await bucket.read();
  expect(contents.slice(0, 3)).toEqual(['first', 'second', 'third']);
  expect(contents.slice(3).toSorted()).toEqual(['fifth', 'fourth']);
});

test('a function that fails with a file does not keep the next one of its name from being read', async () => {
  let woken = 0;
  bucket = makeDrop({
    bucket: 'baotin-drop',
    folder: join(folder, 'bucket'),
    region: 'ap-southeast-1',
    consumers: [{ name: 'intake-drop', prefix: 'updates/', suffixes: ['.csv'] }],
    clock: makeClock({ start: '2026-10-12T08:00:00+07:00' }),
    invoke: async () => {
      woken += 1;
      if (woken === 1) throw new Error('out of memory');
    },
  });
  const twins = ['a', 'b'].map((content) => bucket.drop('updates/twin.csv', Buffer.from(content)));
  expect(await Promise.allSettled(twins)).toMatchObject([{ status: 'rejected' }, { status: 'fulfilled' }]);
  expect(woken).toBe(2);
});

test('a file that nothing waits for is refused in words', async () => {
  await expect(bucket.drop('updates/a.pdf', Buffer.from(''))).rejects.toThrow(
    'No function waits for a file named updates/a.pdf',
  );
  await expect(bucket.drop('else/a.csv', Buffer.from(''))).rejects.toThrow('No function waits');
});

test('what is not there is an error of S3, and so is what lies outside the bucket', async () => {
  await expect(read('updates/no.csv')).rejects.toMatchObject({ name: 'NoSuchKey' });
  expect((await fetch(`${endpoints.url('s3')}/baotin-drop/..%2Felsewhere.csv`)).status).toBe(404);
  await expect(read('a.csv', 'other')).rejects.toMatchObject({ name: 'NoSuchBucket' });
});
