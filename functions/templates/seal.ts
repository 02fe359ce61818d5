import { createHash } from 'node:crypto';
import type { Notice } from '../domain/notice.ts';
import type { Surroundings } from './letter.ts';
import { renderEmail, renderSms } from './render.ts';
import type { Words } from './words.ts';

/**
 * A seal of a notice's words, all but the recipient's name: what a person has approved is compared with what is about
 * to leave, hours and a change of templates later. An SMS that cannot be written is sealed with its problem.
 */
export const sealOf = async (
  notice: Pick<Notice, 'channel' | 'kind' | 'dossier' | 'facts'>,
  { unit, page }: Pick<Surroundings, 'unit' | 'page'>,
  catalogues: readonly Words[],
): Promise<string> => {
  const hash = createHash('sha256');
  if (notice.channel === 'email') {
    const { subject, text } = await renderEmail(notice, { unit, page }, catalogues);
    return hash.update(`${subject}\n${text}`).digest('base64url');
  }
  const sms = renderSms(notice, { unit, page }, catalogues);
  return hash.update(sms.ok ? sms.text : sms.problem).digest('base64url');
};
