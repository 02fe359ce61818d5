import { DeleteCommand, PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import { makeRebuildTally } from '../../functions/rebuild-tally/handler.ts';
import { dynamoTally } from '../../functions/stores/tally.ts';
import { dynamoTallyFigures } from '../../functions/stores/tally-figures.ts';
import { dynamoTallyRepair } from '../../functions/stores/tally-repair.ts';
import { dynamoTallySources } from '../../functions/stores/tally-sources.ts';
import { makeTallyDossiers } from '../../functions/tally-campaign/handler.ts';
import { makeTallyNotices } from '../../functions/tally-notices/handler.ts';
import { anyBatches, anyLives, type Told } from '../any-lives.ts';
import { aDossier, aNotice } from '../builders.ts';
import { aClock } from '../fakes.ts';
import { crashAt, emptyCampaign, emptyTables, figuresOf, keepDossiers, untilItLives } from './campaign-table.ts';
import { openDatabases } from './engines.ts';

const databases = await openDatabases();
afterAll(() => Promise.all(databases.map(({ stop }) => stop())));

const clock = aClock('2026-10-26T09:00:00+07:00');

describe.each(databases)('on $engine', ({ documents }) => {
  const tally = dynamoTally(documents, 'campaign');
  const hear = makeTallyDossiers({ tally, learn: async () => {}, clock });
  const figures = dynamoTallyFigures(documents, 'campaign');
  const rebuild = makeRebuildTally({
    tally: dynamoTallyRepair(documents, 'campaign'),
    sources: dynamoTallySources(documents, { dossiers: 'dossiers', notices: 'notices' }),
    clock,
  });
  const put = (TableName: string, Item: Record<string, unknown>) => documents.send(new PutCommand({ TableName, Item }));
  beforeEach(() => emptyTables(documents));
  const expectARebuildToAgree = async () => {
    const counted = await figuresOf(documents);
    await emptyCampaign(documents);
    await rebuild();
    expect(counted).toEqual(await figuresOf(documents));
  };

  const receipts = (count: number, changes: (n: number) => Partial<DossierState> = () => ({})): Told[] =>
    Array.from({ length: count }, (_, n) => ({ after: aDossier({ code: `R-${n}`, version: 1, ...changes(n) }) }));

  test('a day of all units, a unit’s days and the stocks are read as they were counted', async () => {
    await hear(receipts(3, (n) => ({ unit: n < 2 ? 'H21.134' : 'H21.09', appliedThrough: 'online' })));
    const before = aDossier({ code: 'R-0', version: 1, appliedThrough: 'online' });
    const finished = { status: 'finished', version: 2, finishedAt: '2026-10-20T09:00:00+07:00' } as const;
    await hear([
      { before, after: { ...before, ...finished } },
      { after: { code: 'R-0', answeredAt: '2026-10-21T10:00:00+07:00', satisfied: true } },
    ]);
    const came = { inTime: 1, online: 1, received: 1, 'source:igate': 1, tripsSaved: 1 };
    expect((await figures.day('2026-10-12')).toSorted((a, b) => (a.unit < b.unit ? -1 : 1))).toEqual([
      { unit: 'H21.09', counts: came },
      { unit: 'H21.134', counts: Object.fromEntries(Object.keys(came).map((count) => [count, 2])) },
    ]);
    expect(await figures.unitDays('H21.134', '2026-10-13', '2026-10-31')).toEqual([
      { day: '2026-10-20', counts: { early: 1, 'early@1.002809': 1 } },
      { day: '2026-10-21', counts: { answered: 1, satisfied: 1 } },
    ]);
    expect((await figures.now()).toSorted((a, b) => (a.unit < b.unit ? -1 : 1))).toEqual([
      { unit: 'H21.09', counts: { running: 1 } },
      { unit: 'H21.134', counts: { running: 1 } },
    ]);
    expect(await figures.day('2026-10-19')).toEqual([]);
  });

  test('an SMS counts once on the day its carrier took it, with its parts', async () => {
    const hearNotices = makeTallyNotices({ tally });
    const queued = aNotice({ channel: 'sms', state: 'sending', decidingUnit: 'H21.09' });
    const accepted = { ...queued, state: 'accepted' as const, acceptedAt: '2026-10-12T09:00:00+07:00', parts: 2 };
    await hearNotices([{ before: queued, after: accepted }]);
    await hearNotices([
      { before: queued, after: accepted },
      { before: accepted, after: { ...accepted, state: 'delivered' } },
    ]);
    expect(await figures.day('2026-10-12')).toEqual([{ unit: 'H21.09', counts: { sms: 1, smsParts: 2 } }]);
  });

  test('more than a transaction holds is counted in several', async () => {
    await hear(receipts(150, (n) => ({ unit: `H21.${n}`, receivedAt: `2026-10-${10 + (n % 15)}T08:00:00+07:00` })));
    const now = await figures.now();
    expect([now.length, now.every(({ counts }) => counts.running === 1)]).toEqual([150, true]);
  });

  test('several that count the same units at once all leave their part', async () => {
    const shards = Array.from({ length: 4 }, (_, shard) =>
      receipts(20, (n) => ({ code: `S${shard}-${n}`, unit: `H21.${n % 3}` })),
    );
    await Promise.all([...shards, ...shards].map(hear));
    const counts = Object.fromEntries((await figures.now()).map(({ unit, counts: { running } }) => [unit, running]));
    expect(counts).toEqual({ 'H21.0': 28, 'H21.1': 28, 'H21.2': 24 });
  });

  test('any stream, told in any order, by two at once, with crashes, ends in the counts of a rebuild', {
    timeout: 120_000,
  }, async () => {
    const streams = anyLives(5).chain((lives) =>
      fc.record({
        lives: fc.constant(lives),
        batches: anyBatches(lives),
        crashes: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 10 }).map((calls) => new Set(calls)),
      }),
    );
    await fc.assert(
      fc.asyncProperty(streams, async ({ lives, batches, crashes }) => {
        await emptyTables(documents);
        crashAt(documents, crashes);
        for (let n = 0; n < batches.length; n += 2)
          await Promise.all(batches.slice(n, n + 2).map((batch) => untilItLives(() => hear(batch))));
        crashAt(documents, new Set());
        await keepDossiers(documents, lives);
        await expectARebuildToAgree();
      }),
      { numRuns: 12 },
    );
  });

  describe('a rebuild', () => {
    const some = fc.sample(anyLives(12), { numRuns: 1, seed: 4 })[0] ?? [];
    const right = async () => {
      await keepDossiers(documents, some);
      await hear(some.flatMap(({ states }) => states.map((after) => ({ after }))));
      await hear(some.flatMap(({ answers }) => answers.map((after) => ({ after }))));
      return figuresOf(documents);
    };
    const items = async (kind: string) => {
      const found: Record<string, unknown>[] = [];
      for await (const { Items = [] } of paginateScan({ client: documents }, { TableName: 'campaign' }))
        found.push(...Items.filter(({ pk }) => String(pk).startsWith(kind)));
      return found;
    };

    test('finds nothing to mend where all is right', async () => {
      const counted = await right();
      expect(await rebuild()).toMatchObject({ dropped: 0, mended: 0, moving: 0 });
      expect(await figuresOf(documents)).toEqual(counted);
    });

    test('sets right what was deleted, changed, made up or never heard', async () => {
      const counted = await right();
      const [days, stocks, dossiers] = [await items('day#'), await items('now'), await items('dossier#')];
      const damaged = days.slice(0, 4);
      const [gone, changed, emptied, bare] = damaged;
      const key = (item: Record<string, unknown> | undefined) => ({ pk: item?.pk, sk: item?.sk });
      await documents.send(new DeleteCommand({ TableName: 'campaign', Key: key(gone) }));
      await put('campaign', { ...changed, received: 4711, inTime: -3, nonsense: 1 });
      await put('campaign', { ...key(emptied), rev: 99 });
      await put('campaign', { ...bare, rev: undefined, late: 8 });
      for (const page of stocks) await documents.send(new DeleteCommand({ TableName: 'campaign', Key: key(page) }));
      await put('campaign', { pk: 'day#1999-01-01', sk: 'H21.134', received: 5, rev: 1 });
      await documents.send(new DeleteCommand({ TableName: 'campaign', Key: key(dossiers[0]) }));
      await put('campaign', { ...dossiers[1], counts: { '2026-10-12#late': 3 } });
      await hear(receipts(2)); // dossiers that the table does not hold
      await put('campaign', { pk: 'drive', sk: 'gia-lai-2026', received: 5 });
      expect(await rebuild()).toMatchObject({ dropped: 2, moving: 0 });
      expect(await figuresOf(documents)).toEqual(counted);
      expect(await figures.day('1999-01-01')).toEqual([]);
      expect(await items('drive')).toEqual([{ pk: 'drive', sk: 'gia-lai-2026', received: 5 }]);
      expect(await rebuild()).toMatchObject({ dropped: 0, mended: 0, moving: 0 });
    });

    test('counts everything anew where nothing is left', async () => {
      const counted = await right();
      await put(
        'notices',
        aNotice({ channel: 'sms', state: 'delivered', acceptedAt: '2026-10-25T09:00:00+07:00', parts: 3 }),
      );
      await emptyCampaign(documents);
      await rebuild();
      const { flows, now } = await figuresOf(documents);
      expect(now).toEqual(counted.now);
      expect({ ...flows, '2026-10-25': [] }).toEqual({ ...counted.flows, '2026-10-25': [] });
      expect(flows['2026-10-25']?.find(({ unit }) => unit === aNotice().decidingUnit)).toMatchObject({
        counts: { sms: 1, smsParts: 3 },
      });
    });

    test('leaves alone what is counted meanwhile, and loses none of it', async () => {
      await right();
      const [changed] = await items('day#');
      await put('campaign', { ...changed, late: 7 });
      let isOver = false;
      const goOn = async () => {
        for (let n = 0; !isOver; n += 1) {
          const after = aDossier({ code: `M-${n}`, unit: `H21.${n % 5}`, version: 1 });
          await put('dossiers', { ...after, sk: 'state' });
          await hear([{ after }]);
        }
      };
      const stream = goOn();
      await rebuild();
      isOver = true;
      await stream;
      expect(await rebuild()).toMatchObject({ dropped: 0, moving: 0 });
      await expectARebuildToAgree();
    });
  });
});
