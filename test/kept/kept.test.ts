import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { at, dayOf } from '../../functions/domain/time.ts';
import { demoPeople } from '../../infra/local/demo-staff.ts';
import { signIn } from '../journeys/signed-in.ts';
import { startPlatformProcess } from '../platform-process.ts';
import { toldBy } from '../told-by.ts';

/* What every earlier version stored is read by this one, and the work that it left is finished (`keep-version.ts`). */

const keptVersions = join(import.meta.dirname, '..', 'data', 'kept');
const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

const unpack = async (version: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), `baotin-kept-${version}-`));
  folders.push(folder);
  for (const file of await readdir(join(keptVersions, version)))
    await writeFile(
      join(folder, file.replace(/\.gz$/, '')),
      gunzipSync(await readFile(join(keptVersions, version, file))),
    );
  return folder;
};

test('a folder of 0.1.0 that lost its schedules tells what it held all the same', async () => {
  const keep = await unpack('0.1.0');
  const file = join(keep, 'platform.json');
  const state = z.looseObject({ schedules: z.array(z.unknown()) }).parse(JSON.parse(await readFile(file, 'utf8')));
  expect(state.schedules.length).toBeGreaterThan(0);
  await writeFile(file, JSON.stringify({ ...state, schedules: [] }));
  const platform = await startPlatformProcess({
    start: '2020-01-01T00:00:00+07:00',
    keep,
    expects: [/^find-stalled .*a notice was stalled/],
  });
  try {
    const held = (await toldBy(platform)).filter(({ state: at }) => at === 'held');
    await platform.advanceTo(at(dayOf(await platform.now()), '08:30'));
    const after = await toldBy(platform);
    for (const { dossier, id } of held)
      expect(after.find((one) => one.dossier === dossier && one.id === id)).toMatchObject({ state: 'accepted' });
    expect(held.length).toBeGreaterThan(0);
  } finally {
    await platform.stop();
  }
});

const matters = z.object({ matters: z.array(z.looseObject({ seen: z.string() })) });
const desk = z.object({
  items: z.array(z.object({ dossier: z.string(), kind: z.string(), occurrence: z.string() })),
});

test.each(await readdir(keptVersions))(
  'what version %s kept is read, and its open work is finished',
  async (version) => {
    const keep = await unpack(version);
    const platform = await startPlatformProcess({ start: '2020-01-01T00:00:00+07:00', keep });
    try {
      expect(platform.resumed).toBe(true);
      const before = await toldBy(platform);
      const held = before.filter(({ state }) => state === 'held');
      expect(held.map(({ kind, channel }) => `${kind} ${channel}`)).toEqual(
        expect.arrayContaining(['receipt sms', 'receipt sms']),
      );

      const leader = await signIn(platform, demoPeople.leader.email);
      const [unit] = demoPeople.leader.units;
      const [waiting] = desk.parse((await leader.get(`/api/desks/leader?unit=${unit}`)).body).items;
      expect(waiting).toMatchObject({ dossier: expect.stringMatching(/^H48\.01-\d{6}-9001$/), kind: 'delay-apology' });
      const matter = { dossier: waiting?.dossier, kind: waiting?.kind, occurrence: waiting?.occurrence };
      const [seen] = matters.parse((await leader.post('/api/matters/preview', { matters: [matter] })).body).matters;
      expect(await leader.post('/api/approvals', { matters: [{ ...matter, seen: seen?.seen }] })).toMatchObject({
        body: { outcomes: [{ outcome: 'done' }] },
      });

      await platform.advanceTo(at(dayOf(await platform.now()), '07:05'));
      const after = await toldBy(platform);
      const statesOf = (dossier: string, kind: string) =>
        after.filter((one) => one.dossier === dossier && one.kind === kind).map(({ state }) => state);
      for (const { dossier, kind } of held) expect([dossier, ...statesOf(dossier, kind)]).toContain('accepted');
      expect(new Set(statesOf(String(waiting?.dossier), 'delay-apology'))).toEqual(new Set(['accepted']));
      const letters = (await platform.inbox()).flatMap(({ attachments = [] }) => attachments.map(({ name }) => name));
      expect(letters).toContain(`phieu-xin-loi-${waiting?.dossier}.pdf`);
      const secretary = await signIn(platform, demoPeople.steering.email);
      expect(await secretary.get('/api/drives')).toMatchObject({
        body: { drives: [{ id: 'kept', phases: [{ name: 'Giai đoạn 1' }, { name: 'Giai đoạn 2' }] }] },
      });
      expect(await platform.failures()).toEqual([]);
      expect(await platform.deadLetters()).toEqual([]);
    } finally {
      await platform.stop();
    }
  },
);
