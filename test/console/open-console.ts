import { createHash } from 'node:crypto';
import { type ActionPorts, makeActions, routesOf } from '../../functions/console/actions.ts';
import { makeConsole } from '../../functions/console/app.ts';
import type { Staff } from '../../functions/domain/staff.ts';
import { fakeDrivePorts } from '../fake-drive.ts';
import { fakeDropBox, fakeFileImports } from '../fake-imports.ts';
import { fakeSettings } from '../fake-settings.ts';
import { fakePaces, fakeSessions, fakeStaff } from '../fakes.ts';
import { administrator, elsewhere, hung, lan, steering, tam } from '../people.ts';
import { type Office, openOffice } from './office.ts';

export const consoleUrl = 'https://canbo.example';
const everybody = [lan, hung, tam, elsewhere, steering, administrator];

/** What staff of this office can do. */
export const actionsOf = (
  office: Office = openOffice(),
  staffList = fakeStaff(),
  others: Partial<ActionPorts> = {},
) => {
  const imports = { fileImports: fakeFileImports(), dropBox: fakeDropBox() };
  const procedures = { find: async () => undefined, all: async () => [] };
  return makeActions({
    ...office,
    staffList,
    procedures,
    paces: fakePaces(),
    ...fakeDrivePorts(),
    ...imports,
    settings: fakeSettings(office.audit),
    ...others,
  });
};

/** The whole console over its routes, where everybody has come in already: the token in the cookie is their address. */
export const openConsole = (
  given: Parameters<typeof openOffice>[0] = {},
  others: Partial<ActionPorts> = {},
  people: readonly Staff[] = everybody,
) => {
  const office = openOffice(given);
  const { clock, audit } = office;
  const [sessions, staffList] = [fakeSessions(), fakeStaff(...people)];
  for (const { email } of people) {
    const id = createHash('sha256').update(email).digest('base64url');
    sessions.stored.set(id, { id, email, sub: email, createdAt: clock.now(), lastSeenAt: clock.now() });
  }
  const reported: string[] = [];
  const actions = actionsOf(office, staffList, others);
  const app = makeConsole(
    {
      ...{ sessions, staffList, clock, audit, consoleUrl, warn: () => {} },
      identityProvider: { begin: Promise.reject, finish: Promise.reject, signOutUrl: Promise.reject },
      report: ({ message }) => reported.push(message),
    },
    routesOf(actions),
    actions,
  );
  const ask = (by: Staff, path: string, init: RequestInit = {}) => {
    const cookie = `__Host-baotin=${by.email}`;
    const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
    return app.request(`${consoleUrl}${path}`, { headers, ...init });
  };
  const page = async (asked: Promise<Response> | Response) => {
    const response = await asked;
    return { status: response.status, to: response.headers.get('location'), text: await response.text() };
  };
  const answer = async (asked: Promise<Response> | Response) => {
    const response = await asked;
    return { status: response.status, body: await response.json() };
  };
  return {
    ...office,
    ...{ app, ask, reported, staffList },
    /** A page as its HTML, and where it leads. */
    visit: (by: Staff, path: string, init?: RequestInit) => page(ask(by, `/ban-lam-viec${path}`, init)),
    /** A form of a page, sent: one value for a field, or several. */
    send: (by: Staff, path: string, fields: Readonly<Record<string, string | readonly string[]>>) => {
      const sent = new URLSearchParams();
      for (const [name, values] of Object.entries(fields))
        for (const value of [values].flat()) sent.append(name, value);
      const headers = { cookie: `__Host-baotin=${by.email}`, 'sec-fetch-site': 'same-origin' };
      return page(ask(by, `/ban-lam-viec${path}`, { method: 'POST', headers, body: sent }));
    },
    /** A form with a file. */
    upload: (by: Staff, path: string, file: File, fields: Readonly<Record<string, string>> = {}) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      body.append('file', file);
      const headers = { cookie: `__Host-baotin=${by.email}`, 'sec-fetch-site': 'same-origin' };
      return page(ask(by, `/ban-lam-viec${path}`, { method: 'POST', headers, body }));
    },
    get: (by: Staff, path: string) => answer(ask(by, path)),
    post: (by: Staff, path: string, body: unknown) =>
      answer(ask(by, path, { method: 'POST', body: JSON.stringify(body) })),
  };
};

export const noRight = {
  status: 403,
  body: {
    error: 'no-right',
    problem: 'Bạn không có quyền làm việc này cho đơn vị này. / You have no right to do this for this unit.',
  },
};
