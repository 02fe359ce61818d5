import type { DossierState } from '../../domain/dossier-state.ts';
import type { NoticeFacts } from '../../domain/notice-kind.ts';
import { dayOf, formatDay, type Instant, timeOfDay } from '../../domain/time.ts';
import type { Unit } from '../../domain/unit.ts';
import { formatFee, greetable, manyLines, oneLine } from '../values.ts';
import type { FormValue } from './form-words.ts';

export type FormInput = {
  readonly state: DossierState;
  /** What the notice says; what it leaves out the state knows. */
  readonly facts: NoticeFacts;
  /** Who issues the letter. */
  readonly unit: Unit;
  /** The one-stop unit that the citizen goes to and calls, where it is another. */
  readonly office?: Unit | undefined;
  readonly recipient: { readonly name?: string | undefined; readonly phone?: string | undefined };
  /** What is not there yet is left open for a hand. */
  readonly letter: {
    readonly number?: string | undefined;
    readonly signedAt?: Instant | undefined;
    readonly signer?: { readonly name: string; readonly title?: string | undefined } | undefined;
  };
  /** Where the dossier's way can be looked up; printed and as a QR code. */
  readonly page: string;
};

/** `16 giờ 30 phút ngày 23/10/2026`, or the day alone where the hour is not known. */
const spokenTime = (instant: Instant | undefined): string | undefined => {
  if (!instant) return undefined;
  const time = timeOfDay(instant);
  const day = `ngày ${formatDay(dayOf(instant))}`;
  return time === '' || time === '00:00' ? day : `${time.slice(0, 2)} giờ ${time.slice(3)} phút ${day}`;
};

/** A number in groups that no line parts: `0905 123 821`. */
const readable = (phone: string): string =>
  oneLine(phone)
    .replace(/^\+84/, '0')
    .replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3')
    .replaceAll(' ', '\u00a0');

const handedOut = (state: DossierState, facts: NoticeFacts, office: string): string => {
  switch (facts.handover ?? state.handover) {
    case 'post':
      return 'Gửi qua bưu chính công ích đến địa chỉ đã đăng ký';
    case 'electronic':
      return 'Gửi bản điện tử đến tài khoản đã nộp hồ sơ';
    case 'counter':
    case undefined:
      return office;
  }
};

/** What the rows and sentences of a form are filled with. */
export const formValues = ({
  state,
  facts,
  unit,
  office = unit,
  recipient,
}: FormInput): Partial<Record<FormValue, string>> => {
  const you = state.applicantKind === 'organisation' ? 'Quý tổ chức' : 'Ông/Bà';
  const name = facts.procedureName ?? state.procedureName;
  const officeName = [office.name, office.address].filter((part) => part !== undefined).map(oneLine);
  const place = handedOut(state, facts, officeName.join(', '));
  const missing = facts.missing ?? state.missing;
  const reason = facts.reason ?? state.reason;
  const fee = facts.fee ?? state.fee;
  const values: Partial<Record<FormValue, string | undefined>> = {
    unit: oneLine(unit.name),
    you,
    name: greetable(recipient.name),
    phone: recipient.phone && readable(recipient.phone),
    code: oneLine(state.code),
    procedure: name ? `${oneLine(name)} (mã ${oneLine(state.procedureCode)})` : oneLine(state.procedureCode),
    received: spokenTime(state.receivedAt ?? state.submittedAt),
    formerDue: spokenTime(facts.formerDueAt ?? (facts.dueAt === state.dueAt ? undefined : state.dueAt)),
    due: spokenTime(facts.dueAt ?? (facts.formerDueAt ? undefined : state.dueAt)),
    fee: fee ? formatFee(fee, { fee: '{amount} đồng', thousands: '.' }) : undefined,
    missing: missing && manyLines(missing),
    reason: reason && manyLines(reason),
    handedOut: place,
    collector: place === officeName.join(', ') ? you : undefined,
    office: oneLine(office.name),
    officePhone: office.phone && readable(office.phone),
  };
  return Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value ? [[key, value]] : [])));
};
