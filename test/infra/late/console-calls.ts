import * as z from 'zod';
import type { makePages } from '../../../functions/console/pages/pages.ts';
import type { makeTemplates } from '../../../functions/console/templates.ts';
import { openOffice } from '../../console/office.ts';
import { actionsOf } from '../../console/open-console.ts';
import { fakeSettings } from '../../fake-settings.ts';
import { administrator, hung } from '../../people.ts';

const ref = { language: 'vi', kind: 'payment-request', channel: 'email', handover: 'counter' } as const;

/** Tries other words of a fee by e-mail: a text with a code to pay with. */
export const callTemplates = async (part: unknown): Promise<{ makeTemplates: object }> => {
  const { makeTemplates: make } = z.object({ makeTemplates: z.custom<typeof makeTemplates>() }).parse(part);
  const office = openOffice();
  const templates = make({ ...office, settings: fakeSettings(office.audit) });
  const found = await templates.find(administrator, ref);
  if (!found.ok || found.text.channel !== 'email') throw new Error('there are no words to change');
  const { email } = found.text;
  const text = { channel: 'email' as const, email: { ...email, subject: `${email.subject}!` } };
  return { makeTemplates: await templates.preview(administrator, ref, { text, why: 'Thử lời mới' }) };
};

/** A leader's home page. */
export const callPages = async (part: unknown): Promise<{ makePages: string }> => {
  const { makePages: make } = z.object({ makePages: z.custom<typeof makePages>() }).parse(part);
  const pages = make(actionsOf(openOffice()), (error) => {
    throw error;
  });
  const answer = await pages.request('https://canbo.example/ban-lam-viec', {}, { staff: hung });
  return { makePages: await answer.text() };
};
