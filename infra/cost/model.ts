import { measured } from './measured.ts';
import { prices } from './prices.ts';

/** What a province does in a year. */
export type Load = {
  dossiers: number;
  /** SMS that leave; each is one part or more. */
  sms: number;
  /** US dollars for a part, where the province has another price. */
  smsPart?: number | undefined;
};

/** A line of the bill: units in a year, at a price. `basis`: where the count of units comes from. */
export type Part = { part: string; units: number; unit: string; usd: number; basis: 'measured' | 'estimate' | 'given' };

/** Estimates: nobody has measured them on AWS yet. Milliseconds of memory are of warm functions with their calls of AWS. */
export const estimates = {
  changesPerDossier: 5,
  /** 0.5 GB for each step of a change: intake 60 ms, react 50, tally 15 of a batch; of a notice: send 150 with the carrier, tally 15. */
  gbSecondsPerChange: 0.5 * 0.125,
  gbSecondsPerNotice: 0.5 * 0.165,
  callsPerChange: 2.2,
  callsPerNotice: 1.2,
  queueCallsPerNotice: 3,
  /** Pollers of two queues that are never empty of them, five at a time, every 20 seconds. */
  queuePollsAYear: (2 * 5 * (365 * 86_400)) / 20,
  heldShare: 0.15,
  /** Runs of find-stalled, every quarter of an hour; each asks two lanes of the index and finds nothing. */
  ...{ stalledRunsAYear: 96 * 365, gbSecondsPerRun: 0.25 * 0.1 },
  pagesPerSms: 0.5,
  kbPerPage: 5,
  /** Work of staff: 500 people, each with 40 pages a working day. */
  ...{ staff: 500, pagesPerPersonAndDay: 40, workingDays: 250, gbSecondsPerPage: 0.5 * 0.12 },
  kbPerDossierKept: 14,
  logKbPerCall: 0.6,
  ...{ systems: 2, alarms: 134, ownMetrics: 21, wafRules: 7, secrets: 2 },
} as const;

const sum = (units: Readonly<Record<string, number>>): number =>
  Object.values(units).reduce((all, one) => all + one, 0);

/** Units of one change, from intake to the tally, as the database counted them (`measured.ts`). */
export const unitsPerChange = () => ({
  write: sum(measured.writeUnits) / measured.changes,
  read: sum(measured.readUnits) / measured.changes,
});

/** What a province pays in a year, line by line, the dearest first. Without free tiers, taxes and AWS's support. */
export const costOf = ({ dossiers, sms, smsPart = prices.smsPart.usd }: Load): Part[] => {
  const e = estimates;
  const changes = dossiers * e.changesPerDossier;
  const notices = (changes * measured.notices) / measured.changes;
  const emails = (changes * measured.emails) / measured.changes;
  const per = unitsPerChange();
  const staffPages = e.staff * e.pagesPerPersonAndDay * e.workingDays;
  const pages = sms * e.pagesPerSms + staffPages;
  const calls = changes * e.callsPerChange + notices * e.callsPerNotice + pages + e.stalledRunsAYear;
  const work = changes * e.gbSecondsPerChange + notices * e.gbSecondsPerNotice + pages * e.gbSecondsPerPage;
  const gbSeconds = work + e.stalledRunsAYear * e.gbSecondsPerRun;
  const keptGb = (dossiers * e.kbPerDossierKept) / 1e6;
  const line = (
    part: string,
    price: keyof typeof prices,
    units: number,
    basis: Part['basis'],
    usd: number = prices[price].usd,
  ): Part => ({
    ...{ part, units, basis, unit: prices[price].unit, usd: units * usd },
  });
  const parts = [
    line('SMS', 'smsPart', (sms * measured.smsParts) / measured.sms, 'given', smsPart),
    line('E-mail', 'email', emails, 'measured'),
    line('Tables: writes', 'write', changes * per.write, 'measured'),
    line('Tables: reads', 'read', changes * per.read, 'measured'),
    line('Tables: looks for what is stalled', 'read', e.stalledRunsAYear * 2 * 0.5, 'estimate'),
    line('Tables: kept', 'stored', keptGb * 12, 'estimate'),
    line('Tables: recovery', 'recovery', keptGb * 12, 'estimate'),
    line('Functions: calls', 'call', calls, 'estimate'),
    line('Functions: time', 'gbSecond', gbSeconds, 'estimate'),
    line('HTTP API', 'request', changes + pages, 'estimate'),
    line('Queues', 'message', notices * e.queueCallsPerNotice + e.queuePollsAYear, 'estimate'),
    line('Schedules', 'schedule', notices * e.heldShare + e.stalledRunsAYear, 'estimate'),
    line('CloudFront: requests', 'cdnRequest', changes + pages, 'estimate'),
    line('CloudFront: bytes', 'cdnGb', ((changes + pages) * e.kbPerPage) / 1e6, 'estimate'),
    line('WAF: requests', 'wafRequest', changes + pages, 'estimate'),
    line('WAF: rules', 'wafRule', e.wafRules * 12, 'given'),
    line('WAF: list', 'wafAcl', 12, 'given'),
    line('Sign-in: staff', 'staff', e.staff * 12, 'estimate'),
    line('Sign-in: systems', 'system', e.systems * 12, 'given'),
    line('Sign-in: tokens', 'token', e.systems * 24 * 365, 'estimate'),
    line('Keys', 'key', 12, 'given'),
    line('Keys: uses', 'keyUse', changes + notices, 'estimate'),
    line('Secrets', 'secret', e.secrets * 12, 'given'),
    line('Logs', 'logGb', (calls * e.logKbPerCall) / 1e6, 'estimate'),
    line('Alarms', 'alarm', e.alarms * 12, 'estimate'),
    line('Metrics', 'metric', e.ownMetrics * 12, 'estimate'),
    line('Dashboard', 'dashboard', 12, 'given'),
  ];
  return parts.toSorted((a, b) => b.usd - a.usd);
};

export const totalOf = (parts: readonly Part[]): number => parts.reduce((all, { usd }) => all + usd, 0);
