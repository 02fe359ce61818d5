import type { SettingType } from '../../../domain/setting.ts';
import type { Word } from '../words.ts';
import type { FormField, Option } from './fields.ts';

export type ItemType = Extract<SettingType, 'procedure' | 'offer' | 'unit'>;

/** A kind of item that is listed and entered one by one. */
export type ItemKind = {
  type: ItemType;
  path: string;
  word: Word;
  /** The field that names the item; items without one are named by the time they were entered. */
  codeField?: 'code';
  fields: readonly FormField[];
  /** What its row in the list says, beside the code. */
  columns: readonly { word: Word; path: string; as?: 'money' | 'day' | 'term' }[];
};

export const termUnits: Option[] = [
  { value: '', name: { vi: 'không ghi thời hạn', en: 'no term' } },
  { value: 'working-days', name: { vi: 'ngày làm việc', en: 'working days' } },
  { value: 'working-hours', name: { vi: 'giờ làm việc', en: 'working hours' } },
  { value: 'calendar-days', name: { vi: 'ngày theo lịch', en: 'calendar days' } },
];

export const itemKinds: readonly ItemKind[] = [
  {
    ...{ type: 'procedure', path: '/thu-tuc', word: 'polProcedures', codeField: 'code' },
    fields: [
      { name: 'code', word: 'polCodeProcedure', as: 'text' },
      { name: 'name', word: 'polName', as: 'text' },
      { name: 'field', word: 'polField', as: 'text' },
      { name: 'term.count', word: 'polTermCount', as: 'number' },
      { name: 'term.unit', word: 'polTermUnit', as: { oneOf: termUnits } },
      { name: 'online', word: 'polOnline', as: 'flag' },
    ],
    columns: [
      { word: 'polName', path: 'name' },
      { word: 'polTerm', path: 'term', as: 'term' },
    ],
  },
  {
    ...{ type: 'offer', path: '/muc-phi', word: 'polOffers' },
    fields: [
      { name: 'procedureCode', word: 'polCodeProcedure', as: 'text' },
      { name: 'formerFee', word: 'polFormerFee', as: 'number' },
      { name: 'fee', word: 'polFee', as: 'number' },
      { name: 'from', word: 'polFromDay', as: 'date' },
      { name: 'to', word: 'polToDay', as: 'date' },
    ],
    columns: [
      { word: 'polCodeProcedure', path: 'procedureCode' },
      { word: 'polFormerFee', path: 'formerFee', as: 'money' },
      { word: 'polFee', path: 'fee', as: 'money' },
      { word: 'polFromDay', path: 'from', as: 'day' },
      { word: 'polToDay', path: 'to', as: 'day' },
    ],
  },
  {
    ...{ type: 'unit', path: '/don-vi', word: 'polUnits', codeField: 'code' },
    fields: [
      { name: 'code', word: 'polCode', as: 'text' },
      { name: 'name', word: 'polName', as: 'text' },
      { name: 'parent', word: 'polParent', as: 'text' },
      { name: 'place', word: 'polPlaceName', as: 'text' },
      { name: 'address', word: 'polAddress', as: 'text' },
      { name: 'phone', word: 'polPhone', as: 'text' },
      { name: 'officerEmails', word: 'polOfficers', hint: 'polEmailsHint', as: 'list' },
      { name: 'leaderEmails', word: 'polLeaders', hint: 'polEmailsHint', as: 'list' },
      { name: 'account.bin', word: 'polBin', as: 'text' },
      { name: 'account.bank', word: 'polBank', as: 'text' },
      { name: 'account.number', word: 'polAccount', as: 'text' },
      { name: 'account.holder', word: 'polHolder', as: 'text' },
    ],
    columns: [
      { word: 'polName', path: 'name' },
      { word: 'polAddress', path: 'address' },
      { word: 'polPhone', path: 'phone' },
    ],
  },
];
