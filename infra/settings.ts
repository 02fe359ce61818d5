import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';

/** Regions that have every service of the stacks and send SMS to Vietnam, the nearest first. */
export const regions = ['ap-southeast-1', 'ap-northeast-1', 'ap-northeast-2', 'ap-south-1', 'ap-southeast-2'] as const;

const host = z.string().regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'must be a host name, without https:// and path');

/** What differs between provinces and stages, as `infra/settings/PROVINCE.STAGE.json` says it; docs/settings.md explains each. */
export const settings = z
  .strictObject({
    /** Part of every stack's name: `quang-ngai`. */
    province: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'must be lower-case words joined by hyphens, like quang-ngai'),
    stage: z.enum(['test', 'prod'], 'must be test or prod'),
    region: z.enum(
      regions,
      `must be one of ${regions.join(', ')}: there every service that is used exists, and SMS go to Vietnam`,
    ),
    /** The province as people write it. */
    name: z.string().min(1, 'must be the name of the province'),
    /** Sender name of SMS (brandname), as registered with the carriers. */
    smsSender: z
      .string()
      .regex(/^(?=.*[A-Za-z])[A-Za-z0-9]{1,11}$/, 'must be 1 to 11 ASCII letters and digits with at least one letter'),
    /** Number that SMS come from instead of the name. */
    smsNumber: z
      .string()
      .regex(/^\+?\d{3,15}$/, 'must be a number, like +84901234567 or 8088')
      .optional(),
    /** The most that one SMS part may cost, US dollars. */
    smsMaxPrice: z.number().min(0.01).max(1),
    /** SMS and e-mails a second that AWS takes of this account: what is sent faster is turned away and has to wait. */
    sendsPerSecond: z.int('must be a whole number').min(5).max(100),
    /** US dollars of SMS a month at which AWS stops sending; an alarm warns before. */
    monthlySmsSpendLimitUsd: z.int('must be whole US dollars').min(1),
    /** Sender of e-mails with its name: `Tên <dia-chi@tinh.gov.vn>`. */
    emailFrom: z.string().regex(/^[^<>\r\n"]+ <[^\s<>@]+@[^\s<>@]+>$/, 'must look like: Tên <dia-chi@tinh.gov.vn>'),
    /** Domain whose DNS proves to mailboxes that the e-mails are the province's. */
    emailDomain: host,
    /** Hosts of the province's own; without them citizens and staff use the address that CloudFront gives. */
    domain: z
      .strictObject({
        /** Where citizens look their dossiers up; printed in notices. */
        citizens: host,
        /** Where staff work. */
        staff: host,
        certificateArn: z
          .string()
          .regex(
            /^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/,
            'must be the ARN of a certificate in us-east-1, for CloudFront takes no other',
          ),
      })
      .optional(),
    signIn: z.strictObject({
      /** First part of the address of the sign-in page, and of where pushing systems get their tokens. */
      domainPrefix: z
        .string()
        .regex(
          /^(?!.*(aws|amazon|cognito))[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
          'must be lower-case letters, digits and hyphens, without the words aws, amazon and cognito',
        ),
      /** An OpenID provider of the province's own, in place of the sign-in that the stacks make. */
      provider: z
        .strictObject({
          /** As OpenID Connect names it. */
          issuer: z.url({ protocol: /^https$/, error: 'must be an https address' }),
          /** The console's name there: a public client, with `/sign-in/callback` and `/sign-out` of the console. */
          clientId: z.string().min(1, 'must be the name that the provider gave the console'),
        })
        .optional(),
    }),
    /** Systems that push updates; each gets an account of its own. */
    pushingSystems: z
      .array(z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens, like igate'))
      .min(1, 'must name at least one system, like igate')
      .refine((names) => new Set(names).size === names.length, 'must name each system once'),
    /** Who is told by e-mail when an alarm rings. */
    operators: z
      .array(z.email('must be an e-mail address'))
      .min(1, 'must name at least one address: else nobody hears of what goes wrong')
      .refine((addresses) => new Set(addresses).size === addresses.length, 'must name each address once'),
    /** How many days is kept what may speak of people and is no part of a dossier. */
    keepDays: z.strictObject({
      /** Files of updates as the console lists them, and what is wrong in their rows. */
      problems: z.int('must be a whole number').min(7, 'must be 7 days at least').max(3_650),
      /** What staff typed: reasons in the audit log, finished tasks and closed difficulties. */
      notes: z.int('must be a whole number').min(30, 'must be 30 days at least').max(3_650),
    }),
    /** Tables, files, staff accounts and logs outlive a deleted stack. */
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

/** Every settings file: one for each province and stage. */
export const settingsFiles = (): string[] => {
  const folder = join(import.meta.dirname, 'settings');
  return readdirSync(folder).map((file) => join(folder, file));
};

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
  const parsed = settings.safeParse(json.value, { error: inWords });
  if (!parsed.success)
    return { problems: parsed.error.issues.map(({ path, message }) => [path.join('.'), message].join(': ')) };
  const { province, stage } = parsed.data;
  const name = `${province}.${stage}.json`;
  return { value: parsed.data, problems: basename(file) === name ? [] : [`must be named ${name}`] };
};

/** In place of what zod says by itself. */
const inWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined) return 'is missing';
  if (issue.code === 'unrecognized_keys') return `there is no setting ${issue.keys.join(', ')}`;
  return undefined;
};

const readJson = (file: string): { ok: true; value: unknown } | { ok: false; problem: string } => {
  try {
    return { ok: true, value: JSON.parse(readFileSync(file, 'utf8')) };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
};
