import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { DynamoDBClient, GetItemCommand, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { stringify } from 'csv-stringify';
import * as z from 'zod';
import type { Contact } from '../../functions/domain/contact.ts';
import { dossierState } from '../../functions/domain/dossier-state.ts';
import { exchangeFields } from '../../functions/domain/exchange-fields.ts';
import { notice } from '../../functions/domain/notice.ts';
import { forExchange } from '../../functions/lib/files/csv-format.ts';
import type { TableName } from '../../functions/stores/tables.ts';
import { readCommand, run, settingsOf, whose } from './command.ts';
import { findDeployment } from './deployment.ts';
import { exchangeRow, readContact } from './exchange-row.ts';
import { exportedTables, fileOf } from './exported.ts';
import type { Item } from './write-items.ts';

export type ExportPorts = { client: DynamoDBClient; table: (name: TableName) => string };

/** What each table held. */
export type Exported = Partial<Record<TableName, number>>;

/**
 * Writes every table into a folder: `NAME.jsonl` with an item a line, as DynamoDB's own export to S3 writes it, and
 * `dossiers.csv` and `notices.csv` for who has another system. Goes page by page, so its memory does not grow. Without
 * personal data there are no names, numbers, addresses, staff and records of who looked at what.
 */
export const exportAll = async (
  ports: ExportPorts,
  folder: string,
  { withPersonalData }: { withPersonalData: boolean },
): Promise<Exported> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty: choose a new folder`);
  const exported: Exported = {};
  for (const name of exportedTables(withPersonalData))
    exported[name] = await exportTable(ports, name, folder, withPersonalData);
  await writeDossiers(ports, folder, withPersonalData);
  await writeNotices(folder);
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify({ withPersonalData, items: exported })}\n`);
  return exported;
};

const isStaff = z.object({ type: z.object({ S: z.literal('staff') }) });

const exportTable = async (
  { client, table }: ExportPorts,
  name: TableName,
  folder: string,
  withPersonalData: boolean,
): Promise<number> => {
  let count = 0;
  const lines = async function* () {
    for await (const { Items = [] } of paginateScan({ client }, { TableName: table(name), ConsistentRead: true }))
      for (const Item of Items) {
        if (!withPersonalData && name === 'registry' && isStaff.safeParse(Item).success) continue;
        count += 1;
        yield `${JSON.stringify({ Item })}\n`;
      }
  };
  await pipeline(lines, createWriteStream(join(folder, fileOf(name)), { mode: 0o600 }));
  return count;
};

const line = z.object({ Item: z.custom<Item>((value) => typeof value === 'object') });

/** The items of an exported table. */
export const itemsIn = async function* (file: string) {
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY }))
    if (text !== '') yield line.parse(JSON.parse(text)).Item;
};

const writeCsv = (file: string, columns: readonly string[], rows: () => AsyncIterable<object>): Promise<void> =>
  pipeline(rows, stringify(forExchange(columns)), createWriteStream(file, { mode: 0o600 }));

/** Every update that was applied, a row each, so that whoever reads them in order has the dossiers and their history. */
const writeDossiers = async ({ client, table }: ExportPorts, folder: string, named: boolean): Promise<void> => {
  const findContact = async (code: string): Promise<Contact | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table('contacts'), Key: { code: { S: code } } }),
    );
    return Item && readContact(unmarshall(Item));
  };
  const rows = async function* () {
    let last: { code: string; person: Contact | undefined } | undefined;
    for await (const item of itemsIn(join(folder, fileOf('dossiers')))) {
      const kept = unmarshall(item);
      // What Báo Tin changed itself no other system said.
      if (!String(kept.sk).startsWith('change#') || kept.own) continue;
      const state = dossierState.parse(kept);
      if (named && last?.code !== state.code) last = { code: state.code, person: await findContact(state.code) };
      yield exchangeRow(state, last?.person);
    }
  };
  await writeCsv(join(folder, 'dossiers.csv'), exchangeFields, rows);
};

const noticeColumns = [
  ...['MaHoSo', 'DonViXuLy', 'DonViTiepNhan', 'NgonNgu', 'LyDo'],
  ...['id', 'kind', 'channel', 'audience', 'state', 'decidedAt', 'stateAt', 'acceptedAt', 'attempts', 'parts'],
];

/** The notices; what the national exchange has a name for carries it. */
const writeNotices = (folder: string): Promise<void> =>
  writeCsv(join(folder, 'notices.csv'), noticeColumns, async function* () {
    for await (const item of itemsIn(join(folder, fileOf('notices')))) {
      const one = notice.parse(unmarshall(item));
      const { dossier: MaHoSo, decidingUnit: DonViXuLy, unit: DonViTiepNhan, language: NgonNgu } = one;
      yield { ...one, MaHoSo, DonViXuLy, DonViTiepNhan, NgonNgu, LyDo: one.facts.reason };
    }
  });

if (import.meta.main)
  await run(async () => {
    const asked = readCommand('export -- --province P --stage S --to FOLDER [--with-personal-data]', {
      ...{ ...whose, to: { type: 'string' }, 'with-personal-data': { type: 'boolean' } },
    });
    const settings = settingsOf(asked);
    const { table } = await findDeployment(settings);
    const client = new DynamoDBClient({ region: settings.region });
    const withPersonalData = asked.has('with-personal-data');
    const exported = await exportAll({ client, table }, asked.text('to'), { withPersonalData });
    for (const [name, count] of Object.entries(exported)) console.log(`${name}: ${count} items`);
    console.log(
      withPersonalData
        ? 'The folder holds personal data: keep it as the law wants it kept, and delete it when it is no longer needed.'
        : 'Contacts, staff and the record of who did what were left out; --with-personal-data takes them along.',
    );
    return 0;
  });
