import { isCompletion, type Sent, sentMessages } from './messages.ts';
import { goesOverEveryChannel } from './news.ts';
import { citizenNotices, type Seen, type Violation } from './seen.ts';

const rule = 'each is told once';

const describe = ({ message: { channel, at }, kind }: Sent): string => `${kind} by ${channel} at ${at}`;

/** Messages that no notice answers for: told beside the record, or once more than the record knows. */
const withoutNotice = (sent: readonly Sent[]): Violation[] =>
  sent
    .filter(({ notice }) => !notice)
    .map((one) => ({ rule, dossier: one.dossier, what: `no notice answers for the message: ${describe(one)}` }));

/** Two messages of one notice, or of one piece of news that goes over one channel only. */
const repeated = (sent: readonly Sent[]): Violation[] => {
  const known = sent.filter(({ notice }) => notice);
  const keyOf = ({ dossier, kind, notice, message }: Sent): string =>
    `${dossier} ${kind} ${notice?.occurrence} ${goesOverEveryChannel(kind) ? message.channel : ''}`;
  return [...Map.groupBy(known, keyOf).values()]
    .filter(({ length }) => length > 1)
    .map((same) => ({
      rule,
      dossier: same[0]?.dossier ?? '',
      what: `told more than once: ${same.map(describe).join(', ')}`,
    }));
};

const dayOf = (time: string): string => time.replace(/\D/g, '').slice(0, 8);

/** A result that is ready the same day is told once, however often the source goes back and forth. */
const repeatedCompletions = (sent: readonly Sent[], { told }: Seen): Violation[] =>
  [...Map.groupBy(sent.filter(isCompletion), ({ dossier }) => dossier)].flatMap(([dossier, completions]) => {
    const finishes = (told.get(dossier) ?? []).filter(({ TrangThaiHoSo }) => TrangThaiHoSo === '9');
    const days = new Set(finishes.map((said) => dayOf(said.NgayKetThucXuLy || (said.ThoiDiemCapNhat ?? ''))));
    if (completions.length <= days.size) return [];
    const what = `${completions.length} completions for results of ${days.size} days: ${completions.map(describe).join(', ')}`;
    return [{ rule, dossier, what }];
  });

/** What is on record as told, and no carrier took. */
const neverTaken = (seen: Seen): Violation[] => {
  const taken = new Set(seen.inbox.map(({ id }) => id));
  return citizenNotices(seen)
    .filter(({ state }) => state === 'accepted' || state === 'delivered')
    .filter(({ providerId }) => !providerId || !taken.has(providerId))
    .map(({ dossier, id }) => ({ rule, dossier, what: `${id} is on record as told, but no carrier took it` }));
};

/** Nobody is told the same twice, and what is on record as told was told. */
export const checkToldOnce = (seen: Seen): Violation[] => {
  const sent = sentMessages(seen);
  return [...withoutNotice(sent), ...repeated(sent), ...repeatedCompletions(sent, seen), ...neverTaken(seen)];
};
