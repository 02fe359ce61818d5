import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSettings, nameOf, settingsFiles } from '../../infra/settings.ts';

const right = {
  province: 'gia-lai',
  stage: 'prod',
  region: 'ap-southeast-1',
  name: 'Gia Lai',
  smsSender: 'HCCGiaLai',
  smsMaxPrice: 0.2,
  sendsPerSecond: 10,
  monthlySmsSpendLimitUsd: 100,
  emailFrom: 'Trung tâm <a@baotin.gialai.gov.vn>',
  emailDomain: 'baotin.gialai.gov.vn',
  signIn: { domainPrefix: 'baotin-gia-lai' },
  pushingSystems: ['igate'],
  operators: ['vanhanh@quangngai.gov.vn'],
  keepDays: { problems: 90, notes: 365 },
  keep: true,
};
const domain = {
  citizens: 'baotin.gialai.gov.vn',
  staff: 'canbo.baotin.gialai.gov.vn',
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
};
const provider = { issuer: 'https://dangnhap.gialai.gov.vn', clientId: 'baotin-console' };

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

test('right settings are read as they stand, with or without what may be left out', async () => {
  expect(await load({})).toEqual([right]);
  const more = { domain, smsNumber: '+84901234567', signIn: { ...right.signIn, provider } };
  expect(await load(more)).toEqual([{ ...right, ...more }]);
});

test.each([
  ['a sender name too long', { smsSender: 'TrungTamHCCQN' }, 'smsSender: must be 1 to 11 ASCII letters and digits'],
  ['a sender name with a diacritic', { smsSender: 'BáoTin' }, 'smsSender: must be 1 to 11 ASCII'],
  ['a sender name of digits only', { smsSender: '0255' }, 'smsSender: must be 1 to 11 ASCII'],
  ['an address without a name', { emailFrom: 'a@baotin.gialai.gov.vn' }, 'emailFrom: must look like'],
  ['an address with a line break', { emailFrom: 'A\r\nBcc: b <a@baotin.gialai.gov.vn>' }, 'emailFrom: must look like'],
  ['an address of another domain', { emailFrom: 'A <a@gmail.com>' }, 'emailFrom: must be an address of emailDomain'],
  ['a production stage that keeps nothing', { keep: false }, 'keep: must be true in prod'],
  ['a region without SMS to Vietnam', { region: 'eu-north-1' }, 'region: must be one of ap-southeast-1, '],
  ['a stage of another name', { stage: 'live' }, 'stage: must be test or prod'],
  ['a number with letters', { smsNumber: 'HCC' }, 'smsNumber: must be a number'],
  ['a pace below what a batch needs', { sendsPerSecond: 1 }, 'sendsPerSecond: '],
  ['part of a dollar', { monthlySmsSpendLimitUsd: 0.5 }, 'monthlySmsSpendLimitUsd: must be whole US dollars'],
  [
    'a certificate where CloudFront does not look',
    { domain: { ...domain, certificateArn: domain.certificateArn.replace('us-east-1', 'ap-southeast-1') } },
    'domain.certificateArn: must be the ARN of a certificate in us-east-1',
  ],
  [
    'a host with https:// before it',
    { domain: { ...domain, citizens: 'https://baotin.gialai.gov.vn' } },
    'domain.citizens: must be a host name, without https:// and path',
  ],
  [
    'a host without its certificate',
    { domain: { ...domain, certificateArn: undefined } },
    'certificateArn: is missing',
  ],
  [
    'a prefix that Cognito refuses',
    { signIn: { domainPrefix: 'baotin-aws' } },
    'signIn.domainPrefix: must be lower-case letters, digits and hyphens, without the words aws',
  ],
  [
    'an identity provider without https',
    { signIn: { ...right.signIn, provider: { ...provider, issuer: 'http://dangnhap.gialai.gov.vn' } } },
    'signIn.provider.issuer: must be an https address',
  ],
  [
    'a console that the provider has no name for',
    { signIn: { ...right.signIn, provider: { ...provider, clientId: '' } } },
    'signIn.provider.clientId: must be the name that the provider gave the console',
  ],
  ['nobody who pushes', { pushingSystems: [] }, 'pushingSystems: must name at least one system'],
  ['a system named twice', { pushingSystems: ['igate', 'igate'] }, 'pushingSystems: must name each system once'],
  ['nobody to be told of alarms', { operators: [] }, 'operators: must name at least one address'],
  ['a name in place of an address', { operators: ['Nguyễn Văn A'] }, 'operators.0: must be an e-mail address'],
  [
    'an operator named twice',
    { operators: ['a@quangngai.gov.vn', 'a@quangngai.gov.vn'] },
    'operators: must name each address once',
  ],
  ['a system with a blank', { pushingSystems: ['i gate'] }, 'pushingSystems.0: must be lower-case letters'],
  ['a missing sender', { smsSender: undefined }, 'smsSender: is missing'],
  ['a missing frame', { signIn: undefined }, 'signIn: is missing'],
  ['an unknown key', { smsSendr: 'x' }, 'there is no setting smsSendr'],
  [
    'an unknown key within',
    { signIn: { ...right.signIn, consoleUrl: 'https://x' } },
    'signIn: there is no setting consoleUrl',
  ],
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
