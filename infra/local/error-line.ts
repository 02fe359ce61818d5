import * as z from 'zod';
import type { Instant } from '../../functions/domain/time.ts';
import { inJson } from './in-json.ts';
import type { WhatCame } from './what-came.ts';

/** An error of a function, which it let out or caught and logged itself, or of the platform. */
export type TrialError = WhatCame & {
  /** The function, or `platform`. */
  where: string;
  at: Instant;
  message: string;
  stack?: string;
};

const thrown = z.object({ name: z.string().default('Error'), message: z.string(), stack: z.string().optional() });

const line = z.looseObject({
  level: z.enum(['ERROR', 'CRITICAL']),
  message: z.string(),
  dossier: z.string().optional(),
  notice: z.string().optional(),
  reason: z.string().optional(),
  problem: z.string().optional(),
  error: z
    .union([thrown, z.string().transform((message) => ({ name: 'Error', message, stack: undefined }))])
    .optional(),
});

/** An error that is there to be read: what was said of it, and what was thrown. */
export const describeThrown = (error: unknown): Pick<TrialError, 'message' | 'stack'> => {
  const read = thrown.safeParse(error);
  if (!(error instanceof Error) || !read.success) return { message: String(error) };
  const { name, message, stack } = read.data;
  return { message: `${name}: ${message}`, ...(stack && { stack }) };
};

/**
 * Reads what a function's logger writes: an error it caught and logged. Undefined for lines of other levels and for what
 * is no line of the logger.
 */
export const readErrorLine = (text: string): Pick<TrialError, 'message' | 'stack' | 'dossiers'> | undefined => {
  if (!text.startsWith('{')) return undefined;
  const read = line.safeParse(inJson(text));
  if (!read.success) return undefined;
  const { message, dossier, notice, reason, problem, error } = read.data;
  const parts = [message, notice, reason, problem, error && `${error.name}: ${error.message}`];
  return {
    message: parts.filter((part) => part !== undefined).join(': '),
    dossiers: dossier === undefined ? [] : [dossier],
    ...(error?.stack && { stack: error.stack }),
  };
};

/** More would fill the terminal. */
const namedDossiers = 3;

/** The error in one line, for a terminal. */
export const inOneLine = ({ where, message, dossiers, request }: TrialError): string => {
  const more = dossiers.length - namedDossiers;
  const named = [...dossiers.slice(0, namedDossiers), ...(more > 0 ? [`${more} more`] : [])].join(', ');
  const of = named === '' ? request : named;
  return `${where} failed${of === undefined ? '' : ` for ${of}`}: ${message.replace(/\s+/g, ' ')}`;
};
