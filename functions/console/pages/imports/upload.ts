import type { Context } from 'hono';
import { html } from 'hono/html';
import { largestUpload } from '../../../domain/file-import.ts';
import type { SentRows } from '../../../domain/file-rows.ts';
import type { Fault } from '../../../domain/sentence.ts';
import type { Actions } from '../../actions.ts';
import type { SentFile } from '../../file-imports.ts';
import type { Html } from '../../page.ts';
import { refused } from '../../refusals.ts';
import { faultAt, field } from '../parts.ts';
import type { View } from '../view.ts';

export type Upload = { sent: URLSearchParams; file: SentFile };

/** What a form with a file sent; without a file its name and content are empty. */
export const uploadOf = async (c: Context): Promise<Upload> => {
  const form = await c.req.formData().catch(() => {
    throw refused(400, 'invalid', 'Yêu cầu không đọc được.', 'The form could not be read.');
  });
  const sent = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === 'string') sent.append(name, value);
  const file = form.get('file');
  if (!(file instanceof File)) return { sent, file: { name: '', content: new Uint8Array() } };
  return { sent, file: { name: file.name, content: new Uint8Array(await file.arrayBuffer()) } };
};

/** What is wrong with a file before it is read. */
export const faultsOfFile = ({ content }: SentFile): Fault[] => {
  if (content.length === 0) return [faultAt('file', 'importNoFile')];
  return content.length > largestUpload ? [faultAt('file', 'importTooLarge')] : [];
};

/** Its rows, by the columns of `form`. */
export const rowsIn = (
  { sheets }: Pick<Actions, 'sheets'>,
  { content }: SentFile,
  form: Parameters<Actions['sheets']['read']>[1],
): SentRows => sheets.read({ file: Buffer.from(content).toString('base64') }, form);

/** A form that sends a file; `fields` stand before it. */
export const uploadForm = (
  view: View,
  { action, faults, fields = html`` }: { action: string; faults: readonly Fault[]; fields?: Html },
): Html =>
  html`<form method="post" action="${action}" enctype="multipart/form-data">${fields}
${field(
  view,
  { name: 'file', word: 'importFile', hint: 'importFileHint', faults },
  (attributes) => html`<input type="file" accept=".csv,.xlsx" required ${attributes}>`,
)}<p class="acts"><button>${view.say('importSend')}</button></p></form>`;
