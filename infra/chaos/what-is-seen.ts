import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { MovableClock } from '../local/clock.ts';
import type { Platform } from '../local/platform.ts';
import { type Item, message, type Seen, type TableContents } from './checker/seen.ts';
import type { Life } from './lives.ts';

type From = Pick<Platform, 'documents' | 'table' | 'carriers' | 'deadLetters'>;

const everythingIn = async ({ documents, table }: From, name: keyof TableContents): Promise<Item[]> => {
  const found: Item[] = [];
  for await (const { Items = [] } of paginateScan(
    { client: documents },
    { TableName: table(name), ConsistentRead: true },
  ))
    found.push(...Items);
  return found;
};

/** Runs the command that counts everything anew, at the platform's time. */
const rebuild = async ({ table }: From, clock: Pick<MovableClock, 'epoch'>): Promise<void> => {
  const preload = join(import.meta.dirname, 'platform-time.ts');
  await promisify(execFile)(
    process.execPath,
    ['--import', preload, join(import.meta.dirname, '..', 'rebuild-tally.ts')],
    {
      env: {
        ...process.env,
        PLATFORM_TIME: String(clock.epoch()),
        DOSSIERS_TABLE: table('dossiers'),
        NOTICES_TABLE: table('notices'),
        CAMPAIGN_TABLE: table('campaign'),
      },
    },
  );
};

/** All that the checker needs, from the tables and the carriers; the counts are made anew at the end. */
export const seenIn = async (
  platform: From,
  clock: Pick<MovableClock, 'epoch'>,
  lives: readonly Life[],
): Promise<Seen> => {
  const tables = {
    dossiers: await everythingIn(platform, 'dossiers'),
    contacts: await everythingIn(platform, 'contacts'),
    notices: await everythingIn(platform, 'notices'),
    campaign: await everythingIn(platform, 'campaign'),
    registry: await everythingIn(platform, 'registry'),
    links: await everythingIn(platform, 'links'),
    audit: await everythingIn(platform, 'audit'),
  };
  await rebuild(platform, clock);
  return {
    told: new Map(lives.map(({ code, words }) => [code, words.map(({ record }) => record)])),
    tables,
    rebuiltCampaign: await everythingIn(platform, 'campaign'),
    inbox: platform.carriers.inbox.map((one) => message.parse(one)),
    deadLetters: platform.deadLetters().map((one) => `${one.consumer}: ${JSON.stringify(one.record)}`),
  };
};
