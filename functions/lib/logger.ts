import { Logger } from '@aws-lambda-powertools/logger';
import type { Notice } from '../domain/notice.ts';

/** Structured logs. Never a name, a number, an address or a text sent to somebody. */
export const logger = new Logger({ serviceName: 'baotin' });

/** A notice in the log: which, what became of it and why. */
export const reportNotice = (message: string, { dossier, id, state, attempts, reason }: Notice): void =>
  logger.error(message, { dossier, notice: id, state, attempts, reason });
