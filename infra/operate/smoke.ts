import { randomInt } from 'node:crypto';
import * as z from 'zod';
import { realNow } from '../local/clock.ts';
import { readCommand, run } from './command.ts';

export type Ask = (url: string, init?: RequestInit) => Promise<Response>;
export type Checked = { what: string; ok: boolean; saw: string };

const look = async (
  ask: Ask,
  url: string,
  init: RequestInit | undefined,
  isRight: (answer: Response, text: string) => boolean,
  what: string,
): Promise<Checked> => {
  try {
    const answer = await ask(url, { ...init, redirect: 'manual' });
    const text = await answer.text();
    return { what, ok: isRight(answer, text), saw: `${answer.status} ${answer.headers.get('location') ?? ''}`.trim() };
  } catch (error) {
    return { what, ok: false, saw: error instanceof Error ? error.message : String(error) };
  }
};

/** What must hold of every deployment. `address` is where citizens come in; `staff` where the console is, if elsewhere. */
export const smoke = async (ask: Ask, address: string, staff = address): Promise<Checked[]> => [
  await look(
    ask,
    new URL('/', address).href,
    undefined,
    (answer, text) => answer.status === 200 && text.includes('</html>'),
    'the front page is served',
  ),
  await look(
    ask,
    new URL('/sign-in', staff).href,
    undefined,
    ({ status, headers }) => status >= 301 && status <= 303 && /^https?:/.test(headers.get('location') ?? ''),
    'sign-in leads to the identity provider',
  ),
  await look(
    ask,
    new URL('/dossiers', address).href,
    { method: 'POST', body: '{"data":[]}' },
    ({ status }) => status === 401 || status === 403,
    'a push without a token is refused',
  ),
];

export type System = { tokenAddress: string; id: string; secret: string };
const token = z.object({ access_token: z.string() });

/** Pushes a dossier of one's own number as a system would; its receipt must arrive by SMS. */
export const pushOne = async (
  ask: Ask,
  address: string,
  { tokenAddress, id, secret }: System,
  phone: string,
  unit: string,
): Promise<Checked> => {
  const what = `a dossier is taken in; its receipt goes to ${phone}`;
  const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
  const grant = new URLSearchParams({ grant_type: 'client_credentials', scope: 'dossiers/push' });
  const granted = await ask(tokenAddress, { method: 'POST', headers: { authorization }, body: grant });
  if (!granted.ok) return { what, ok: false, saw: `the token was refused: ${granted.status}` };
  const { access_token } = token.parse(await granted.json());
  const time = realNow().slice(0, 19).replace(/\D/g, '');
  const record = {
    ...{
      MaHoSo: `${unit}-THU-${time}-${randomInt(1000)}`,
      ThoiDiemCapNhat: time,
      NguonDuLieu: 'smoke',
      TrangThaiHoSo: '2',
    },
    ...{
      MaTTHC: '0.000000',
      TenTTHC: 'Thử nghiệm Báo Tin',
      DonViXuLy: unit,
      ChuHoSo: 'Thử nghiệm',
      SoDienThoai: phone,
    },
  };
  const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ isUpdating: 'True', data: [record] });
  return look(
    ask,
    new URL('/dossiers', address).href,
    { method: 'POST', headers, body },
    ({ ok }, text) => ok && text.includes('"error_code":"00"'),
    what,
  );
};

if (import.meta.main)
  await run(async () => {
    const options = ['address', 'staff', 'push-to', 'unit', 'token-address', 'client-id'].map(
      (name) => [name, { type: 'string' }] as const,
    );
    const asked = readCommand(
      'smoke -- --address URL [--staff URL] [--push-to PHONE --unit CODE --token-address URL --client-id ID]',
      Object.fromEntries(options),
    );
    const address = asked.text('address');
    const checks = await smoke(fetch, address, asked.optional('staff'));
    const phone = asked.optional('push-to');
    if (phone) {
      const secret = process.env.CLIENT_SECRET;
      if (!secret) throw new Error("CLIENT_SECRET must hold the pushing system's secret");
      const system = { tokenAddress: asked.text('token-address'), id: asked.text('client-id'), secret };
      checks.push(await pushOne(fetch, address, system, phone, asked.text('unit')));
    }
    for (const { what, ok, saw } of checks) console.log(`${ok ? 'right' : 'WRONG'}  ${what} (${saw})`);
    return checks.every(({ ok }) => ok) ? 0 : 1;
  });
