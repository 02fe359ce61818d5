import { makeCitizen } from '../../functions/citizen/app.ts';
import { makeDriveBoard } from '../../functions/citizen/drive-board.ts';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import type { Drive } from '../../functions/domain/drive.ts';
import type { Notice } from '../../functions/domain/notice.ts';
import { type Unit, unit } from '../../functions/domain/unit.ts';
import { aDossier } from '../builders.ts';
import { fakeDrives, fakeFrozenDays, fakeOptOuts } from '../fake-drive.ts';
import { fakeLetters } from '../fake-matters.ts';
import { aClock, fakeDossiers, fakeLinks, fakeNotices, fakeSurveys, fakeTries } from '../fakes.ts';
import { boardDays, boardPublished, boardTerms, portalOf } from '../gia-lai-board.ts';

export const site = 'https://baotin.example.vn';

type Given = {
  states?: DossierState[];
  notices?: Notice[];
  now?: string;
  office?: Unit;
  /** Where messages go; without it there is no number. */
  phone?: string | undefined;
  /** With figures of Gia Lai; `published`: also by the portal. */
  drives?: Drive[];
  published?: boolean;
};

/** Citizens' pages over their routes, with links that were sent when the test's time begins. */
export const openCitizen = async ({
  states = [aDossier()],
  notices: told = [],
  now = '2026-10-13T09:00:00+07:00',
  office = unit.parse({ code: 'H21.134', name: 'UBND phường Kon Tum', phone: '0260 3000 134' }),
  phone = '+84905123821',
  drives = [],
  published = true,
}: Given = {}) => {
  const clock = aClock(now);
  const [dossiers, notices, links] = [fakeDossiers(...states), fakeNotices(...told), fakeLinks()];
  const [tries, surveys, letters, optOuts] = [fakeTries(), fakeSurveys(), fakeLetters(), fakeOptOuts()];
  for (const { code } of states)
    await links.keep({ dossier: code, phones: ['+84905123821'], phone: phone || undefined }, now);
  const reported: string[] = [];
  const app = makeCitizen({
    ...{ dossiers, notices, links, tries, surveys, letters, optOuts, clock },
    units: { find: async (code) => ({ ...office, code }) },
    office: 'Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi',
    board: makeDriveBoard({
      ...{ clock, drives: fakeDrives(...drives), portalDays: portalOf(published ? boardPublished : new Map()) },
      frozenDays: fakeFrozenDays(boardDays('2026-10-05', '2026-10-12')),
      history: { find: async () => ({ terms: boardTerms, version: 1 }) },
    }),
    report: ({ message }) => reported.push(message),
  });
  const ask = async (path: string, init: RequestInit = {}, address = '203.0.113.7') => {
    const response = await app.request(`${site}${path}`, init, { requestContext: { http: { sourceIp: address } } });
    const { status, headers } = response;
    return { status, headers, location: headers.get('location'), text: await response.text() };
  };
  const post = (path: string, fields: Record<string, string>, address?: string) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields) }, address);
  const path = `/t/${links.tokenOf(states[0]?.code ?? '')}`;
  return { ...{ clock, dossiers, notices, links, tries, surveys, letters, optOuts, reported }, ask, post, path };
};
