import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settingsFiles } from '../../infra/app.ts';
import { loadSettings, nameOf } from '../../infra/settings.ts';

const right = {
  province: 'gia-lai',
  stage: 'prod',
  region: 'ap-southeast-1',
  name: 'Gia Lai',
  smsSender: 'HCCGiaLai',
  smsMaxPrice: 0.2,
  monthlySmsSpendLimitUsd: 100,
  emailFrom: 'Trung tâm <a@baotin.gialai.gov.vn>',
  emailDomain: 'baotin.gialai.gov.vn',
  trackingPage: 'https://baotin.gialai.gov.vn',
  signIn: {
    issuer: 'https://dangnhap.gialai.gov.vn',
    clientId: 'baotin-console',
    consoleUrl: 'https://canbo.baotin.gialai.gov.vn',
  },
  keep: true,
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'));
});
afterAll(() => rm(folder, { recursive: true }));

const load = async (changes: object, name = 'gia-lai.prod.json') => {
  const file = join(folder, name);
  await writeFile(file, JSON.stringify({ ...right, ...changes }));
  return loadSettings([file]);
};

test('the shipped settings are right, and no two have the same name', () => {
  const names = loadSettings(settingsFiles()).map(nameOf);
  expect(names.toSorted()).toEqual([
    'baotin-gia-lai-prod',
    'baotin-gia-lai-test',
    'baotin-quang-ngai-prod',
    'baotin-quang-ngai-test',
  ]);
});

test('right settings are read as they stand', async () => {
  expect(await load({})).toEqual([right]);
});

test.each([
  ['a sender name too long', { smsSender: 'TrungTamHCCQN' }, 'smsSender: must be 1 to 11 ASCII letters and digits'],
  ['a sender name with a diacritic', { smsSender: 'BáoTin' }, 'smsSender: must be 1 to 11 ASCII'],
  ['a sender name of digits only', { smsSender: '0255' }, 'smsSender: must be 1 to 11 ASCII'],
  ['an address without a name', { emailFrom: 'a@baotin.gialai.gov.vn' }, 'emailFrom: must look like'],
  ['an address with a line break', { emailFrom: 'A\r\nBcc: b <a@baotin.gialai.gov.vn>' }, 'emailFrom: must look like'],
  ['an address of another domain', { emailFrom: 'A <a@gmail.com>' }, 'emailFrom: must be an address of emailDomain'],
  ['a page without https', { trackingPage: 'http://baotin.gialai.gov.vn' }, 'trackingPage: must be an https address'],
  ['a production stage that keeps nothing', { keep: false }, 'keep: must be true in prod'],
  [
    'an identity provider without https',
    { signIn: { ...right.signIn, issuer: 'http://dangnhap.gialai.gov.vn' } },
    'signIn: issuer: must be an https address',
  ],
  [
    'a console address with a slash at its end',
    { signIn: { ...right.signIn, consoleUrl: 'https://canbo.gialai.gov.vn/' } },
    'signIn: consoleUrl: must be https:// and a host, without a path',
  ],
  [
    'a console that the provider has no name for',
    { signIn: { ...right.signIn, clientId: '' } },
    'signIn: clientId: must be the name that the provider gave the console',
  ],
  ['an unknown key', { smsSendr: 'x' }, 'Unrecognized key: "smsSendr"'],
  ['a missing key', { region: undefined }, 'region: '],
])('%s is refused with the file and the key', async (_fault, changes, sentence) => {
  await expect(load(changes)).rejects.toThrow(sentence);
  await expect(load(changes)).rejects.toThrow('gia-lai.prod.json: ');
});

test('a file under the name of another province is refused', async () => {
  await expect(load({}, 'quang-ngai.prod.json')).rejects.toThrow('must be named gia-lai.prod.json');
});

test('a file that is not JSON is refused by name, together with the faults of other files', async () => {
  const [broken, wrong] = [join(folder, 'broken.json'), join(folder, 'wrong.json')];
  await writeFile(broken, '{');
  await writeFile(wrong, JSON.stringify({ ...right, stage: 'live' }));
  expect(() => loadSettings([broken, wrong])).toThrow(/broken\.json: .*\n.*wrong\.json: stage/);
});
