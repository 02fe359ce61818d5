import { addWorkingDays, type Calendar, isWorkingDay } from './calendar.ts';
import { type DossierState, phaseOf } from './dossier-state.ts';
import { sameDay } from './due-date.ts';
import type { OfficeCalendar } from './office-calendar.ts';
import { withoutPlainNumbers } from './plain-numbers.ts';
import type { ApologyRule } from './policy.ts';
import type { Fault, Sentence } from './sentence.ts';
import { type Day, dayOf, formatDay, type Instant, parseTime, plusDays, plusMinutes } from './time.ts';
import { isOfficeTime } from './working-hours.ts';

/** The rule on delays in force on a day; undefined where none is known, and then nothing is forbidden. */
export const ruleOn = (day: Day, rules: readonly ApologyRule[]): ApologyRule | undefined =>
  rules.find(({ from, to }) => from <= day && (to === undefined || day <= to));

/** The rule that forbids to put a date off once more, after it was put off `times` times. */
export const forbiddenBy = (times: number, day: Day, rules: readonly ApologyRule[]): ApologyRule | undefined => {
  const rule = ruleOn(day, rules);
  return rule && times >= rule.timesAtMost ? rule : undefined;
};

export const forbiddenSentence = ({ law, timesAtMost }: ApologyRule): Sentence => ({
  vi: `${law} chỉ cho hẹn lại ${timesAtMost} lần: lãnh đạo đơn vị quyết định cách xử lý.`,
  en: `${law} allows a date to be put off ${timesAtMost} time(s) only: the unit's leader decides what is to be done.`,
});

/** Whether the citizen is told as early as the rule wants. Source: decree 61/2018, article 19 (domain §5). */
export const isSaidInTime = (
  formerDueAt: Instant,
  saidOn: Day,
  { workingDaysBefore }: Pick<ApologyRule, 'workingDaysBefore'>,
  calendar: Calendar,
): boolean => saidOn <= addWorkingDays(dayOf(formerDueAt), -workingDaysBefore, calendar);

/** What an officer writes into an apology. `newDueAt`: ISO 8601, in Vietnam's time where no offset is given. */
export type Proposal = { readonly reason: string; readonly newDueAt: string };

/** The longest reason that is still read: it goes into a letter, and its start into an SMS. */
const longestReason = 500;
const shortestReason = 10;
/** Further off than this a date is a slip of the finger. */
const furthestDays = 366;

const fault = (field: string, vi: string, en: string): Fault => ({ field, sentence: { vi, en } });

/** What is wrong with the reason of a delay: it is read by its citizen and published. */
export const reasonFaults = (reason: string): Fault[] => {
  const { length } = [...reason.trim()];
  if (length < shortestReason)
    return [
      fault(
        'reason',
        'Lý do quá ngắn: hãy viết để người dân hiểu vì sao chậm.',
        'The reason is too short: say why it takes longer, so that the citizen understands.',
      ),
    ];
  if (length > longestReason)
    return [
      fault(
        'reason',
        `Lý do dài ${length} ký tự, chỉ được ${longestReason}.`,
        `The reason has ${length} characters, ${longestReason} are allowed.`,
      ),
    ];
  return holdsPersonalNumber(reason)
    ? [
        fault(
          'reason',
          'Lý do có số giấy tờ hoặc số điện thoại. Thư xin lỗi được đăng công khai: hãy bỏ số đó.',
          'The reason holds an identity or telephone number. The letter is published: leave the number out.',
        ),
      ]
    : [];
};

/** A run of 9 or more digits, also in groups: an identity number, a telephone. Days, money and codes are none. */
const holdsPersonalNumber = (text: string): boolean =>
  (withoutPlainNumbers(text).match(/\d[\d\s.()–-]*\d/g) ?? []).some((run) => run.replace(/\D/g, '').length >= 9);

const dateFaults = (newDueAt: Instant, former: Instant, calendar: OfficeCalendar, now: Instant): Fault[] => {
  const day = dayOf(newDueAt);
  const faults: Fault[] = [];
  const say = (vi: string, en: string) => faults.push(fault('newDueAt', vi, en));
  if (day <= dayOf(former))
    say(
      `Ngày hẹn mới phải sau ngày hẹn cũ ${formatDay(dayOf(former))}.`,
      `The new date must be after the old one, ${formatDay(dayOf(former))}.`,
    );
  if (newDueAt <= now) say('Ngày hẹn mới đã qua.', 'The new date has passed.');
  if (day > plusDays(dayOf(now), furthestDays))
    say('Ngày hẹn mới xa hơn một năm.', 'The new date is more than a year away.');
  if (!isWorkingDay(day, calendar))
    say(`${formatDay(day)} là ngày nghỉ của đơn vị.`, `${formatDay(day)} is a day off of the unit.`);
  else if (!isOfficeTime(newDueAt, calendar) && !isOfficeTime(plusMinutes(newDueAt, -1), calendar))
    say('Giờ hẹn mới nằm ngoài giờ làm việc của đơn vị.', "The new hour is outside the unit's working hours.");
  return faults;
};

const notRunning: Sentence = {
  vi: 'Hồ sơ không đang được giải quyết nên không có ngày hẹn để lùi.',
  en: 'The dossier is not being worked on, so it has no date to put off.',
};
const noDueDate: Sentence = {
  vi: 'Hồ sơ không có ngày hẹn trả.',
  en: 'The dossier has no due date.',
};

export type AssessedProposal = { ok: true; newDueAt: Instant } | { ok: false; faults: Fault[] };

/**
 * Whether an apology can say this: a reason that a citizen understands, and a new date that is a working day of the
 * unit, within its hours and after the old one. Where the source has moved the date already, its new date is taken as it is
 * said there; `formerDueAt` is then the one that the apology is for.
 */
export const assessProposal = (
  state: DossierState,
  { reason, newDueAt }: Proposal,
  calendar: OfficeCalendar,
  now: Instant,
  formerDueAt: Instant | undefined = state.dueAt,
): AssessedProposal => {
  if (phaseOf(state.status) !== 'running') return { ok: false, faults: [{ field: 'dossier', sentence: notRunning }] };
  if (!state.dueAt) return { ok: false, faults: [{ field: 'dossier', sentence: noDueDate }] };
  const parsed = parseTime(newDueAt.trim());
  if (!parsed.ok || parsed.dayOnly)
    return {
      ok: false,
      faults: [
        ...reasonFaults(reason),
        fault(
          'newDueAt',
          'Ngày hẹn mới phải có ngày và giờ, ví dụ 2026-10-28T16:30.',
          'The new date needs day and hour, for example 2026-10-28T16:30.',
        ),
      ],
    };
  const isSaidAlready = sameDay(parsed.instant, state.dueAt) && !sameDay(formerDueAt, state.dueAt);
  const faults = [
    ...reasonFaults(reason),
    ...(isSaidAlready ? [] : dateFaults(parsed.instant, state.dueAt, calendar, now)),
  ];
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, newDueAt: isSaidAlready ? state.dueAt : parsed.instant };
};
