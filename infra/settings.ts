import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as z from 'zod';

/** What differs between provinces and stages, as `infra/settings/PROVINCE.STAGE.json` says it. */
const settings = z
  .strictObject({
    /** Part of every stack's name: `quang-ngai`. */
    province: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'must be lower-case words joined by hyphens, like quang-ngai'),
    stage: z.enum(['test', 'prod']),
    region: z.string().regex(/^[a-z]{2}-[a-z]+-\d$/, 'must be an AWS region, like ap-southeast-1'),
    /** The province as people write it. */
    name: z.string().min(1),
    /** Sender name of SMS (brandname), as registered with the carriers. */
    smsSender: z
      .string()
      .regex(/^(?=.*[A-Za-z])[A-Za-z0-9]{1,11}$/, 'must be 1 to 11 ASCII letters and digits with at least one letter'),
    /** The most that one SMS part may cost, US dollars. */
    smsMaxPrice: z.number().min(0.01).max(1),
    /** US dollars of SMS a month that the account is allowed by AWS; an alarm warns before it is used up. */
    monthlySmsSpendLimitUsd: z.number().positive(),
    /** Sender of e-mails with its name: `Tên <dia-chi@tinh.gov.vn>`. */
    emailFrom: z.string().regex(/^[^<>\r\n"]+ <[^\s<>@]+@[^\s<>@]+>$/, 'must look like: Tên <dia-chi@tinh.gov.vn>'),
    /** Domain whose DNS proves to mailboxes that the e-mails are the province's. */
    emailDomain: z.string().regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'must be a domain name'),
    /** Public page where a citizen looks a dossier up; printed in notices. */
    trackingPage: z.url({ protocol: /^https$/, error: 'must be an https address' }),
    /** Where staff sign in: the console is a public client there, with `consoleUrl/sign-in/callback` and `consoleUrl/sign-out`. */
    signIn: z.strictObject({
      /** The identity provider, as OpenID Connect names it. */
      issuer: z.url({ protocol: /^https$/, error: 'must be an https address' }),
      /** The console's name at the provider. */
      clientId: z.string().min(1, 'must be the name that the provider gave the console'),
      /** Where staff find the console. */
      consoleUrl: z
        .string()
        .regex(/^https:\/\/[a-z0-9.-]+(:\d+)?$/, 'must be https:// and a host, without a path or a slash at the end'),
    }),
    /** Tables, files and logs outlive a deleted stack. */
    keep: z.boolean(),
  })
  .refine(({ stage, keep }) => stage !== 'prod' || keep, { path: ['keep'], error: 'must be true in prod' })
  .refine(({ emailFrom, emailDomain }) => emailFrom.endsWith(`@${emailDomain}>`), {
    path: ['emailFrom'],
    error: 'must be an address of emailDomain',
  });
export type Settings = z.infer<typeof settings>;

/** `baotin-quang-ngai-test`: the start of every name of one province and stage. */
export const nameOf = ({ province, stage }: Pick<Settings, 'province' | 'stage'>): string =>
  `baotin-${province}-${stage}`;

/** Reads settings files. Throws one error that names every file and key at fault. */
export const loadSettings = (files: readonly string[]): Settings[] => {
  const read = files.map((file) => ({ file, ...parseFile(file) }));
  const faults = read.flatMap(({ file, problems }) => problems.map((problem) => `${file}: ${problem}`));
  if (faults.length > 0) throw new Error(`Settings are not right:\n${faults.join('\n')}`);
  return read.flatMap(({ value }) => value ?? []);
};

const parseFile = (file: string): { value?: Settings; problems: string[] } => {
  const json = readJson(file);
  if (!json.ok) return { problems: [json.problem] };
  const parsed = settings.safeParse(json.value);
  if (!parsed.success)
    return { problems: parsed.error.issues.map(({ path, message }) => [...path, message].join(': ')) };
  const { province, stage } = parsed.data;
  const name = `${province}.${stage}.json`;
  return { value: parsed.data, problems: basename(file) === name ? [] : [`must be named ${name}`] };
};

const readJson = (file: string): { ok: true; value: unknown } | { ok: false; problem: string } => {
  try {
    return { ok: true, value: JSON.parse(readFileSync(file, 'utf8')) };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
};
