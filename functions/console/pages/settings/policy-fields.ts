import { isForStaff, noticeKind } from '../../../domain/notice-kind.ts';
import type { Policy } from '../../../domain/policy.ts';
import { kindNames } from '../names.ts';
import type { Word } from '../words.ts';
import type { FormField, Option } from './fields.ts';

const citizenKinds = noticeKind.options.filter((kind) => !isForStaff(kind));
const kindOptions: Option[] = citizenKinds.map((value) => ({ value, name: kindNames[value] }));
const approvers: Option[] = [
  { value: '', name: { vi: 'không cần duyệt', en: 'nobody' } },
  { value: 'leader', name: { vi: 'Lãnh đạo đơn vị', en: 'Leader of the unit' } },
  { value: 'controller', name: { vi: 'Kiểm soát viên', en: 'Controller' } },
];

const ownDrafts: Option[] = [
  { value: 'when-alone', name: { vi: 'khi không có người thứ hai', en: 'where nobody else may' } },
  { value: 'always', name: { vi: 'luôn được', en: 'always' } },
];

const orders: Option[] = [
  { value: 'sms,email', name: { vi: 'tin nhắn, rồi thư điện tử', en: 'SMS, then e-mail' } },
  { value: 'email,sms', name: { vi: 'thư điện tử, rồi tin nhắn', en: 'e-mail, then SMS' } },
  { value: 'sms', name: { vi: 'chỉ tin nhắn', en: 'SMS only' } },
  { value: 'email', name: { vi: 'chỉ thư điện tử', en: 'e-mail only' } },
];

export type PolicyKey = Exclude<keyof Policy, 'calendar'>;
export type PolicyPart = { key: PolicyKey; word: Word; hint: Word; fields: readonly FormField[] };

const number = (key: PolicyKey, word: Word, hint: Word): PolicyPart => ({
  ...{ key, word, hint },
  fields: [{ name: key, word, as: 'number' }],
});
const kinds = (key: PolicyKey, word: Word, hint: Word): PolicyPart => ({
  ...{ key, word, hint },
  fields: [{ name: key, word, as: { someOf: kindOptions } }],
});

/** The settings of a policy, each with what it does and the fields it is entered in. */
export const policyParts: readonly PolicyPart[] = [
  {
    ...{ key: 'quietHours', word: 'polQuietHours', hint: 'polQuietHoursHint' },
    fields: [
      { name: 'quietHours.from', word: 'polFrom', as: 'time' },
      { name: 'quietHours.to', word: 'polTo', as: 'time' },
    ],
  },
  kinds('urgent', 'polUrgent', 'polUrgentHint'),
  {
    ...{ key: 'approvals', word: 'polApprovals', hint: 'polApprovalsHint' },
    fields: citizenKinds.map((kind) => ({
      name: `approvals.${kind}`,
      word: kindNames[kind],
      as: { oneOf: approvers },
    })),
  },
  {
    ...{ key: 'ownDrafts', word: 'polOwnDrafts', hint: 'polOwnDraftsHint' },
    fields: [{ name: 'ownDrafts', word: 'polOwnDrafts', as: { oneOf: ownDrafts } }],
  },
  {
    ...{ key: 'channelOrder', word: 'polChannelOrder', hint: 'polChannelOrderHint' },
    fields: [
      {
        ...{ name: 'channelOrder', word: 'polChannelOrder' },
        as: { oneOf: orders, inOrder: true },
      },
    ],
  },
  kinds('overEveryChannel', 'polEvery', 'polEveryHint'),
  {
    ...{ key: 'apologyRules', word: 'polRules', hint: 'polRulesHint' },
    fields: [
      {
        ...{ name: 'apologyRules', word: 'polRules' },
        rows: [
          { name: 'from', word: 'polFromDay', as: 'date' },
          { name: 'to', word: 'polToDay', as: 'date' },
          { name: 'law', word: 'polLaw', as: 'text' },
          { name: 'timesAtMost', word: 'polTimes', as: 'number' },
          { name: 'workingDaysBefore', word: 'polBefore', as: 'number' },
        ],
      },
    ],
  },
  number('collectionReminderAfter', 'polReminder', 'polReminderHint'),
  number('newsDays', 'polNews', 'polNewsHint'),
  {
    ...{ key: 'smsPartPrices', word: 'polPrices', hint: 'polPricesHint' },
    fields: [
      {
        ...{ name: 'smsPartPrices', word: 'polPrices' },
        rows: [
          { name: 'from', word: 'polFromDay', as: 'date' },
          { name: 'vnd', word: 'polVnd', as: 'number' },
        ],
      },
    ],
  },
  number('riskFrom', 'polRisk', 'polRiskHint'),
];
