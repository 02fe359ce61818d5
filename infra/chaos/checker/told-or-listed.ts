import { isCompletion, type Sent, sentMessages } from './messages.ts';
import { isWorthACall } from './news.ts';
import { citizenNotices, type NoticeItem, type Seen, type Violation } from './seen.ts';

type Said = Readonly<Record<string, string>>;
type Known = {
  dossier: string;
  said: readonly Said[];
  last: Said;
  sent: readonly Sent[];
  notices: readonly NoticeItem[];
};

/** Something that a dossier's citizen must have heard by now, or staff must have on a list. */
type Owed = { what: string; isIt(notice: NoticeItem): boolean };

const dayOf = (time: string | undefined): string => (time ?? '').replace(/\D/g, '').slice(0, 8);

const finishDay = ({ NgayKetThucXuLy, ThoiDiemCapNhat }: Said): string => dayOf(NgayKetThucXuLy || ThoiDiemCapNhat);

const kindIs =
  (...kinds: readonly string[]) =>
  ({ kind }: NoticeItem): boolean =>
    kinds.includes(kind);

const last = <T>(of: readonly T[], is: (one: T) => boolean): T | undefined => of.filter(is).at(-1);

const isRunning = ({ TrangThaiHoSo }: Said): boolean => ['2', '4'].includes(TrangThaiHoSo ?? '');
const isPaused = ({ TrangThaiHoSo }: Said): boolean => ['5', '6'].includes(TrangThaiHoSo ?? '');

/**
 * What tells a result of `day`. News of an earlier finish does so too where no correction took it back: the step back
 * between the two came in after the second one, so it was true for nobody that there is no result, and there is one.
 */
const tellsResult =
  (day: string, { said, notices }: Known) =>
  (notice: NoticeItem): boolean => {
    if (!isCompletion(notice)) return false;
    const told = dayOf(notice.facts.finishedAt);
    if (told === day) return true;
    const finishes = said.filter(({ TrangThaiHoSo }) => TrangThaiHoSo === '9').map(finishDay);
    return (
      finishes.includes(told) && !notices.some(({ kind, state }) => kind === 'correction' && state !== 'superseded')
    );
  };

/** What the status in which a dossier stands has to tell. */
const ofStatus = (known: Known): Owed[] => {
  const { last: now } = known;
  switch (now.TrangThaiHoSo) {
    case '3':
      return [{ what: 'that it was not taken in', isIt: kindIs('intake-refusal') }];
    case '5':
      return [{ what: 'what is missing', isIt: kindIs('supplement-request') }];
    case '6':
      return [{ what: 'the fee', isIt: kindIs('payment-request') }];
    case '7':
      return [{ what: 'that it was withdrawn', isIt: kindIs('withdrawal') }];
    case '8':
      return [{ what: 'that it was stopped', isIt: kindIs('stop') }];
    case '9': {
      const day = finishDay(now);
      return [{ what: `the result of ${day}`, isIt: tellsResult(day, known) }];
    }
    case '10':
      return [{ what: 'the survey', isIt: kindIs('survey-invitation') }];
    default:
      return [];
  }
};

/** A promised day that was moved while the work goes on. */
const ofDueDate = ({ said, last: now }: Known): Owed[] => {
  const first = said.find(({ NgayHenTra }) => NgayHenTra)?.NgayHenTra;
  const due = last(said, ({ NgayHenTra }) => NgayHenTra !== undefined)?.NgayHenTra;
  if (!due || due === first || !(isRunning(now) || isPaused(now))) return [];
  const isIt = (notice: NoticeItem) =>
    kindIs('delay-apology', 'reschedule')(notice) && dayOf(notice.facts.dueAt) === dayOf(due);
  return [{ what: `the new date ${due}`, isIt }];
};

/** A result that was announced and is none. */
const ofStepBack = ({ last: now, sent }: Known): Owed[] =>
  (isRunning(now) || isPaused(now)) && sent.some(isCompletion)
    ? [{ what: 'that the result is none', isIt: kindIs('correction') }]
    : [];

/** Nobody is to be called about it, and its notice says that it did not come through. */
const isLostOpenly = ({ kind, state }: NoticeItem): boolean =>
  !isWorthACall(kind) && ['failed', 'unknown', 'undeliverable', 'suppressed'].includes(state);

const isAnswered = ({ isIt }: Owed, { sent, notices }: Known): boolean =>
  sent.some(({ notice }) => notice && isIt(notice)) ||
  notices.some((notice) => isIt(notice) && (notice.desk !== undefined || isLostOpenly(notice)));

/** The receipt: it may have been overtaken by what came after it. */
const ofReceipt = (known: Known): Owed[] => {
  const wasReceived = known.said.some(isRunning);
  const wasOvertaken = known.notices.some(({ kind, state }) => kind === 'receipt' && state === 'superseded');
  const hasEnded = known.said.some(
    (one) => !isRunning(one) && !isPaused(one) && !['0', '1'].includes(one.TrangThaiHoSo ?? ''),
  );
  return wasReceived && !(wasOvertaken && hasEnded) ? [{ what: 'the receipt', isIt: kindIs('receipt') }] : [];
};

/** All that is owed to a dossier's citizen was told, or lies with somebody who will see to it. */
export const checkToldOrListed = (seen: Seen): Violation[] => {
  const sent = Map.groupBy(sentMessages(seen), ({ dossier }) => dossier);
  const notices = Map.groupBy(citizenNotices(seen), ({ dossier }) => dossier);
  return [...seen.told].flatMap(([dossier, said]) => {
    const now = said.at(-1);
    if (!now) return [];
    const known = { dossier, said, last: now, sent: sent.get(dossier) ?? [], notices: notices.get(dossier) ?? [] };
    const owed = [...ofReceipt(known), ...ofStatus(known), ...ofDueDate(known), ...ofStepBack(known)];
    return owed
      .filter((one) => !isAnswered(one, known))
      .map(({ what }) => ({
        rule: 'each is told or listed',
        dossier,
        what: `nobody was told, and nobody is to tell: ${what}`,
      }));
  });
};
