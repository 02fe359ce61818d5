import { completions, newsOf } from './news.ts';
import { citizenNotices, type Message, type NoticeItem, type Seen } from './seen.ts';

/** A message to a citizen with what it tells, and the notice that it was sent for, where one is on record. */
export type Sent = { message: Message; dossier: string; kind: string; notice?: NoticeItem };

const isSameNews = (notice: NoticeItem, { dossier, kind, message }: Sent): boolean =>
  notice.dossier === dossier && notice.kind === kind && notice.channel === message.channel;

/**
 * What citizens were sent, each message with its notice: the one that has the carrier's number of it, else one of the
 * same news over the same channel whose fate is not known, for its sender may have died before it could write it down.
 */
export const sentMessages = (seen: Seen): Sent[] => {
  const notices = citizenNotices(seen);
  const unclaimed = new Set(notices.filter(({ state }) => state === 'unknown'));
  return seen.inbox.flatMap((message) => {
    const news = newsOf(message, seen.told.keys());
    if (!news) return [];
    const sent: Sent = { message, dossier: news.dossier, kind: news.kind };
    const recorded = notices.find(({ providerId }) => providerId === message.id);
    const possible = recorded ?? [...unclaimed].find((notice) => isSameNews(notice, sent));
    if (possible) unclaimed.delete(possible);
    return [possible ? { ...sent, notice: possible } : sent];
  });
};

export const isCompletion = ({ kind }: { kind: string }): boolean => completions.includes(kind);
