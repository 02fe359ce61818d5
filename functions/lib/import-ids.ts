import { createHash } from 'node:crypto';
import { decodeTime, encodeTime, isValid, ulid } from 'ulid';
import { epochOf, type Instant, toInstant } from '../domain/time.ts';

/*
 * Ids of imported files. Each tells when its file came, and so where its record is kept. A file that is sent in the
 * console is named by its id in the bucket; one that was put there without has an id of its name, its time and its version
 * in the bucket, so that it is the same however often it is tried to be read, and another for what comes in the same second.
 */

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const announced = /^updates\/([0-9A-HJKMNP-TV-Z]{26})\.(?:csv|xlsx)$/;

export const newImportId = (now: Instant): string => ulid(epochOf(now));

/** Key in the bucket of a file that is announced under this id. */
export const fileOf = (id: string, ending: string): string => `updates/${id}${ending}`;

export const importIdOf = (file: string, cameAt: Instant, version: string): string => {
  const [, id] = announced.exec(file) ?? [];
  if (id !== undefined && isValid(id)) return id;
  const signs = [...createHash('sha256').update(`${file}\n${version}`).digest().subarray(0, 16)];
  return encodeTime(epochOf(cameAt), 10) + signs.map((byte) => alphabet[byte % 32]).join('');
};

/** Undefined for what is no such id. */
export const cameAtOf = (id: string): Instant | undefined => (isValid(id) ? toInstant(decodeTime(id)) : undefined);
