import { createMiddleware } from 'hono/factory';
import { wantsTouch } from '../domain/session.ts';
import type { Clock, Sessions, StaffList } from '../ports.ts';
import { idFrom } from './cookies.ts';
import { forPrograms, refused } from './refusals.ts';
import type { ConsoleEnv } from './routes.ts';

const reading: readonly string[] = ['GET', 'HEAD'];

/**
 * Lets only the console's own pages change something. Browsers tell by `Sec-Fetch-Site` who asks; where one is too old
 * for that, by `Origin`. Who sends neither is no browser and has no business with a cookie.
 */
export const fromOurPages = (consoleUrl: string) =>
  createMiddleware(async ({ req }, next) => {
    const site = req.header('sec-fetch-site');
    const ours = site === undefined ? req.header('origin') === consoleUrl : site === 'same-origin';
    if (!reading.includes(req.method) && !ours)
      throw refused(403, 'other-site', 'Yêu cầu này đến từ một trang khác.', 'This request comes from another site.');
    await next();
  });

/** Whether JSON says a half of a character (`\ud800` alone), which is no text and cannot be stored. */
const saysHalfACharacter = (json: string): boolean => {
  if (!/\\ud[89a-f]/i.test(json)) return false;
  let says = false;
  try {
    JSON.parse(json, (name, value) => {
      says ||= !name.isWellFormed() || (typeof value === 'string' && !value.isWellFormed());
      return value;
    });
  } catch {
    return false; // no JSON at all: the framework says so
  }
  return says;
};

/** The API reads JSON and nothing else: a form of another site cannot send that. */
export const inJson = createMiddleware(async ({ req }, next) => {
  if (!reading.includes(req.method)) {
    const type = req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (type !== 'application/json')
      throw refused(415, 'not-json', 'Chỉ nhận application/json.', 'Send application/json.');
    if (saysHalfACharacter(await req.text()))
      throw refused(400, 'invalid', 'Trong yêu cầu có ký tự không đọc được.', 'A text holds half of a character.');
  }
  await next();
});

type SignedInPorts = { sessions: Sessions; staffList: StaffList; clock: Clock };

/** Lets in who is signed in and on the staff, as the registry has it at this moment. Others are sent to sign in. */
export const signedIn = ({ sessions, staffList, clock }: SignedInPorts) =>
  createMiddleware<ConsoleEnv>(async (c, next) => {
    const id = idFrom(c, 'session');
    const now = clock.now();
    const session = id === undefined ? undefined : await sessions.find(id, now);
    if (!session) {
      if (forPrograms(c) || !reading.includes(c.req.method))
        throw refused(401, 'not-signed-in', 'Bạn chưa đăng nhập hoặc phiên đã hết.', 'You are not signed in.');
      const { pathname, search } = new URL(c.req.url);
      return c.redirect(`/sign-in?to=${encodeURIComponent(pathname + search)}`);
    }
    if (wantsTouch(session, now)) await sessions.touch(session.id, now);
    const staff = await staffList.find(session.email);
    if (!staff) throw notOnStaff(session.email);
    c.set('session', session);
    c.set('staff', staff);
    await next();
    return;
  });

const notOnStaff = (email: string) =>
  refused(
    403,
    'not-on-staff',
    `Bạn đã đăng nhập bằng ${email}, nhưng địa chỉ này chưa có trong danh sách cán bộ. Xin nhờ quản trị viên của Trung tâm thêm vào.`,
    `You are signed in as ${email}, which is not on the staff list yet. Please ask the centre's administrator to add it.`,
  );
