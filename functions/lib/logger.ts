import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import type { DossierState } from '../domain/dossier-state.ts';
import type { Notice } from '../domain/notice.ts';
import { handoverSeconds, isLate, isPromised } from '../domain/promise.ts';
import type { Instant } from '../domain/time.ts';
import { measured } from './metrics.ts';

/**
 * Structured logs. Never a name, a number, an address, or a text that somebody wrote or was sent. Lines that belong to one
 * change of a dossier have its code and version, `dossier` and `version`, from the push to the carrier.
 */
export const logger = new Logger({ serviceName: 'baotin' });

const fault = z.object({ name: z.string(), message: z.string(), code: z.unknown() }).partial();

/** What is to be known of an error of somebody else's; what hangs on it may be a person's. */
export const faultOf = (error: unknown): z.infer<typeof fault> => fault.catch({ name: typeof error }).parse(error);

/**
 * Back in the queue it was put off by its carrier, or it waits for an hour of ours, as one that is held. What went wrong
 * on our side is told apart from what carriers do, for others have to mend it.
 */
const outcomeOf = ({ state, releaseAt, ourFault }: Notice, now: Instant): string => {
  if (ourFault) return state === 'failed' ? 'failed-by-us' : 'our-fault';
  if (state !== 'queued') return state;
  return releaseAt && releaseAt > now ? 'held' : 'put-off';
};

const delayOf = (notice: Notice) => {
  if (notice.state !== 'accepted' || !notice.acceptedAt || !isPromised(notice)) return {};
  const seconds = handoverSeconds(notice, notice.acceptedAt);
  return { HandoverSeconds: seconds, LateHandovers: isLate(seconds) ? 1 : 0 };
};

/** What became of a notice, and why: a line for whoever looks for it, counted as a metric. A lost one is an error. */
export const reportNotice = (notice: Notice, now: Instant): void => {
  const { dossier, version, id, kind, channel, state, attempts, reason, providerId } = notice;
  const outcome = outcomeOf(notice, now);
  const line = {
    ...{ dossier, version, notice: id, kind, channel, outcome, attempts, reason, providerId },
    ...measured(now, { Notices: 1, ...delayOf(notice) }),
  };
  if (state === 'failed' || state === 'unknown') logger.error(`notice ${outcome}`, line);
  else logger.info(`notice ${outcome}`, line);
};

/** What went wrong on our side while a notice was made ready: a carrier was not asked. */
export const reportFault = ({ dossier, version, id }: Notice, error: unknown): void =>
  logger.error('a notice could not be made ready and is tried again', { dossier, version, notice: id, error });

/** A change that came in, and what with: a push by its request, a file by its import. */
export const reportTaken = ({ code, version, status }: DossierState, source: string): void =>
  logger.info('a change was taken in', { dossier: code, version, status, source });

/** Where an error arose; what it says may quote a person's data. */
const placeOf = (error: unknown) => ({
  fault: error instanceof Error ? error.name : typeof error,
  at: error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [],
});

/** A row that could not be taken in by a fault of ours: nothing is wrong with it that its sender could mend. */
export const reportFailedRow = (
  row: { source: string; row: number; dossier?: string },
  error: unknown,
  now: Instant,
): void =>
  logger.error('a row failed by a fault of ours', { ...row, ...placeOf(error), ...measured(now, { FailedRows: 1 }) });

/** What was wrong with the records of a push could not be kept; whoever sent them was told of it. */
export const reportUnkeptProblems = (error: unknown): void =>
  logger.error('the problems of a push could not be kept', placeOf(error));

/** A change that was turned into notices. Who can be told over no channel counts from here, for nothing of it is sent. */
export const reportChange = ({ code, version }: DossierState, notices: readonly Notice[], now: Instant): void => {
  const states = notices.map(({ id, state }) => `${id} ${state}`);
  logger.info('a change was heard', { dossier: code, version, notices: states });
  for (const notice of notices) if (notice.state === 'suppressed') reportNotice(notice, now);
};
