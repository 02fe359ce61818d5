import * as z from 'zod';
import { calendarEntryFor } from './calendar-layers.ts';
import { feeOffer } from './nudge.ts';
import { policySettings } from './policy.ts';
import type { Fault } from './sentence.ts';
import { settingFaults } from './setting-faults.ts';
import { procedure } from './term.ts';
import { unit } from './unit.ts';

/** What administrators enter into the registry by forms; words are kept by `console/templates.ts`. */
export const settingType = z.enum(['policy', 'calendar', 'procedure', 'offer', 'unit']);
export type SettingType = z.infer<typeof settingType>;

const code = z.string().trim().min(1);

/** What an item must look like; undefined where there can be none of this id. */
const schemaOf = (type: SettingType, id: string): z.ZodType | undefined => {
  switch (type) {
    case 'policy':
      return policySettings.partial();
    case 'calendar':
      return calendarEntryFor(id);
    case 'procedure':
      return procedure.extend({ code, name: code });
    case 'offer':
      return feeOffer.extend({ procedureCode: code });
    case 'unit':
      return unit.extend({ code, name: code });
    default:
      return type satisfies never;
  }
};

const offerFaults = (value: unknown): Fault[] => {
  const offer = feeOffer.safeParse(value);
  if (!offer.success) return [];
  const { from, to, fee, formerFee } = offer.data;
  return [
    ...(to < from
      ? [{ field: 'to', sentence: { vi: 'Ngày cuối phải sau ngày đầu.', en: 'It must end after it begins.' } }]
      : []),
    ...(fee >= formerFee
      ? [{ field: 'fee', sentence: { vi: 'Phải thấp hơn mức cũ.', en: 'It must be lower than the former fee.' } }]
      : []),
  ];
};

/** They are counted over midnight (`sending.ts`): a span within a day would hold everything until the next. */
const quietFaults = (value: unknown): Fault[] => {
  const { quietHours } = policySettings.partial().safeParse(value).data ?? {};
  const sentence = {
    vi: 'Giờ yên tĩnh phải qua đêm: từ buổi tối đến sáng hôm sau.',
    en: 'Quiet hours go over midnight: from an evening to the next morning.',
  };
  return quietHours && quietHours.from <= quietHours.to ? [{ field: 'quietHours.to', sentence }] : [];
};

const strangeId: Fault = {
  field: 'id',
  sentence: { vi: 'Mã này không dùng cho loại cài đặt này được.', en: 'There can be no such item of this kind.' },
};

const idFaults = (type: SettingType, id: string, value: unknown): Fault[] => {
  if (type !== 'procedure' && type !== 'unit') return [];
  const named = z.object({ code }).safeParse(value);
  return named.success && named.data.code !== id ? [{ ...strangeId, field: 'code' }] : [];
};

export type CheckedSetting = { ok: true; value: unknown } | { ok: false; faults: Fault[] };

/** An item as it may be stored, or what is wrong with it, by field. */
export const checkSetting = (type: SettingType, id: string, value: unknown): CheckedSetting => {
  const schema = id === '' ? undefined : schemaOf(type, id);
  if (!schema) return { ok: false, faults: [strangeId] };
  const parsed = schema.safeParse(value);
  if (!parsed.success) return { ok: false, faults: settingFaults(parsed.error) };
  const faults = [
    ...idFaults(type, id, value),
    ...(type === 'offer' ? offerFaults(value) : []),
    ...(type === 'policy' ? quietFaults(value) : []),
  ];
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: parsed.data };
};
