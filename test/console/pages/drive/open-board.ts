import { Hono } from 'hono';
import { makeDriveFigures } from '../../../../functions/console/drive-figures.ts';
import { makeDrives } from '../../../../functions/console/drives.ts';
import { makeFlowFigures } from '../../../../functions/console/flow-figures.ts';
import { makeBoardPages } from '../../../../functions/console/pages/drive/board-routes.ts';
import { makeViewOf, type PagesEnv, switchLanguage } from '../../../../functions/console/pages/view.ts';
import type { PublishedUnit } from '../../../../functions/domain/account.ts';
import type { Drive } from '../../../../functions/domain/drive.ts';
import type { FrozenFigures } from '../../../../functions/domain/frozen.ts';
import type { Staff } from '../../../../functions/domain/staff.ts';
import type { Day } from '../../../../functions/domain/time.ts';
import { unit } from '../../../../functions/domain/unit.ts';
import type { UnitCounts } from '../../../../functions/ports.ts';
import { fakeDrives, fakeFrozenDays } from '../../../fake-drive.ts';
import { aClock, fakeAudit } from '../../../fakes.ts';
import { boardDays, boardDrive, boardPublished, boardTerms, portalOf } from '../../../gia-lai-board.ts';

type Given = {
  drives?: Drive[];
  frozen?: ReadonlyMap<Day, readonly FrozenFigures[]>;
  published?: ReadonlyMap<Day, PublishedUnit[]>;
  counted?: ReadonlyMap<Day, UnitCounts[]>;
  now?: string;
};

/** The dashboard over its pages, with the figures of Gia Lai unless others are given. */
export const openBoard = ({
  drives = [boardDrive],
  frozen = boardDays('2026-09-26', '2026-10-24'),
  published = boardPublished,
  counted = new Map(),
  now = '2026-10-25T09:00:00+07:00',
}: Given = {}) => {
  const clock = aClock(now);
  const ports = {
    ...{ clock, audit: fakeAudit(), frozenDays: fakeFrozenDays(frozen), portalDays: portalOf(published) },
    drives: { ...fakeDrives(...drives), save: async () => 'done' as const },
    history: { find: async () => ({ terms: boardTerms, version: 1 }) },
    tally: {
      day: async (day: Day) => counted.get(day) ?? [],
      now: async () => [{ unit: 'H21.227', counts: { running: 12, overdue: 2 } }],
      unitDays: async (code: string) =>
        [...counted].flatMap(([day, units]) =>
          units.filter((one) => one.unit === code).map(({ counts }) => ({ day, counts })),
        ),
    },
    smsPrices: async () => [],
    procedures: { find: async () => undefined, all: async () => [] },
    units: { find: async (code: string) => unit.parse({ code, name: code }) },
  };
  const actions = {
    drive: { drives: makeDrives(ports), figures: makeDriveFigures(ports), flows: makeFlowFigures(ports) },
  };
  const pages = new Hono<PagesEnv>();
  pages.use(switchLanguage);
  pages.route('/ban-lam-viec', makeBoardPages(actions, makeViewOf(ports)));
  /** A page as somebody finds it. */
  const visit = async (staff: Staff, path: string, language = 'vi') => {
    const headers = { cookie: `__Host-baotin-language=${language}` };
    const response = await pages.request(`https://canbo.example/ban-lam-viec${path}`, { headers }, { staff });
    return { status: response.status, to: response.headers.get('location'), text: await response.text() };
  };
  return { visit, actions };
};
