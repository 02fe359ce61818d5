import type { DriveDigest } from '../domain/digest-facts.ts';
import { type Day, formatDay } from '../domain/time.ts';
import type { DigestWords } from './digest-words.ts';
import type { Block, Letter, Row } from './letter.ts';
import { fill, fillEach, oneLine, type Values } from './values.ts';
import type { EmailWords, LetterWords } from './words.ts';

type Language = { language: string; letter: LetterWords; email: EmailWords; words: DigestWords; page: string };

/** Days between the rows of the table below the chart, and how many there are. */
const [rowsApart, mostRows] = [7, 5];

const number = (points: number): string => points.toFixed(2).replace('.', ',');
const plus = (points: number): string => `${points < 0 ? '–' : '+'}${number(Math.abs(points))}`;
/** `12/10`: a year that is not in doubt needs no telling. */
const dayAndMonth = (day: Day): string => formatDay(day).slice(0, 5);

const put = (text: string, values: Values): string => fill(text, values) ?? text;

const periodOf = ({ period, from, to }: DriveDigest, words: DigestWords): string =>
  period === 'week'
    ? put(words.week, { from: dayAndMonth(from), to: formatDay(to) })
    : put(words.month, { month: formatDay(from).slice(3) });

const rankOf = ({ rank }: { rank?: number | undefined }, { ranked }: DriveDigest): string => `${rank}/${ranked}`;

const resultOf = (digest: DriveDigest, words: DigestWords): string => {
  const { standing } = digest;
  if (!standing) return words.unknown;
  const total = number(standing.total);
  return standing.rank === undefined
    ? put(words.meanResult, { total })
    : put(words.result, { total, rank: rankOf(standing, digest) });
};

const changed = (by: number | undefined, up: string, down: string, same: string): string => {
  if (by === undefined) return '';
  const count = Number.isInteger(by) && up.includes('bậc') ? String(Math.abs(by)) : number(Math.abs(by));
  return ` (${by === 0 ? same : put(by > 0 ? up : down, { count })})`;
};

const standingRows = (digest: DriveDigest, words: DigestWords): Row[] => {
  const { standing } = digest;
  if (!standing) return [{ label: words.total, value: words.unknown }];
  const { total, gained, rank, climbed } = standing;
  const label = rank === undefined ? words.mean : words.total;
  return [
    { label, value: `${number(total)}${changed(gained, words.gained, words.lost, words.same)}` },
    ...(rank === undefined
      ? []
      : [
          {
            label: words.rank,
            value: `${rankOf(standing, digest)}${changed(climbed, words.up, words.down, words.same)}`,
          },
        ]),
  ];
};

const gapTable = ({ gaps }: DriveDigest, words: DigestWords): Block => ({
  ...{ kind: 'table', title: words.gaps, head: [words.indicator, words.percent, words.target, words.gap] },
  rows: gaps.map(({ indicator, target, percent, gap, gained }) => [
    oneLine(indicator),
    percent === undefined ? '' : `${number(percent)}%${gained ? ` (${plus(gained)})` : ''}`,
    `${number(target)}%`,
    gap === undefined ? '' : gap > 0 ? number(gap) : words.done,
  ]),
});

const reachedTable = ({ reached }: DriveDigest, words: DigestWords): Block => ({
  ...{ kind: 'table', title: words.reached, head: [words.indicator, words.reachedShort] },
  rows: reached.map(({ indicator, reached: count, of }) => [oneLine(indicator), `${count}/${of}`]),
});

const lastTable = ({ last }: DriveDigest, words: DigestWords): Block => ({
  ...{ kind: 'table', title: words.last, head: [words.unit, words.rank, words.total, words.missed] },
  rows: last.map(({ name, rank, total, climbed, missed }) => [
    oneLine(name),
    `${rank}${climbed ? `\u00a0(${climbed < 0 ? '–' : '+'}${Math.abs(climbed)})` : ''}`,
    number(total),
    String(missed),
  ]),
});

type Point = { day: Day; total: number; aim?: number | undefined };

/** The chart, and its figures of every seventh day for who does not see it. */
const trendBlocks = (digest: DriveDigest, words: DigestWords): Block[] => {
  const points = chartPoints(digest);
  const [first, latest] = [points.at(0), points.at(-1)];
  if (!first || !latest || points.length < 2) return [];
  const rows = points.toReversed().filter((_, back) => back % rowsApart === 0);
  const told = { from: dayAndMonth(first.day), to: dayAndMonth(latest.day) };
  return [
    {
      kind: 'chart',
      imageText: put(words.chart, { ...told, first: number(first.total), last: number(latest.total) }),
    },
    {
      ...{ kind: 'table', title: words.trend, head: [words.trendDay, words.total, words.aim] },
      rows: rows
        .slice(0, mostRows)
        .map(({ day, total, aim }) => [formatDay(day), number(total), aim === undefined ? '' : number(aim)]),
    },
  ];
};

/** The days of the chart that have figures. */
export const chartPoints = ({ trend }: DriveDigest): Point[] =>
  trend.flatMap(({ day, total, aim }) => (total === undefined ? [] : [{ day, total, aim }]));

const dossierRows = ({ overdue, dueSoon, running, online, disguised }: DriveDigest, words: DigestWords): Block => ({
  ...{ kind: 'table', title: words.dossiers, head: [] },
  rows: [
    [words.overdue, overdue] as const,
    [words.dueSoon, dueSoon] as const,
    [words.running, running] as const,
    [words.online, online] as const,
    [words.disguised, disguised] as const,
  ].map(([label, count]) => [label, String(count)]),
});

const withUnit = (text: string, unit: string | undefined): string => (unit ? `${oneLine(unit)}: ${text}` : text);

const listBlock = (title: string, lines: readonly string[], count: number, words: DigestWords): Block[] => {
  if (lines.length === 0) return [];
  const more = count - lines.length;
  return [{ kind: 'list', title, lines: [...lines, ...(more > 0 ? [put(words.more, { count: String(more) })] : [])] }];
};

const taskLines = ({ tasks }: DriveDigest, words: DigestWords): string[] =>
  tasks.map(({ what, holder, due, late, unit }) => {
    const told = { what: oneLine(what), holder: oneLine(holder), due: formatDay(due) };
    const task = withUnit(put(words.task, told), unit);
    return late ? put(words.late, { task }) : task;
  });

const difficultyLines = ({ difficulties }: DriveDigest, words: DigestWords): string[] =>
  difficulties.map(({ what, since, unit }) =>
    withUnit(put(words.difficulty, { what: oneLine(what), since: formatDay(since) }), unit),
  );

const blocksOf = (digest: DriveDigest, words: DigestWords): Block[] => [
  { kind: 'rows', rows: standingRows(digest, words) },
  ...(digest.gaps.length > 0 ? [gapTable(digest, words)] : []),
  ...(digest.reached.length > 0 ? [reachedTable(digest, words)] : []),
  ...trendBlocks(digest, words),
  dossierRows(digest, words),
  ...(digest.last.length > 0 ? [lastTable(digest, words)] : []),
  ...listBlock(words.tasks, taskLines(digest, words), digest.openTasks, words),
  ...listBlock(words.difficulties, difficultyLines(digest, words), digest.openDifficulties, words),
];

/** The mail of a drive's digest: the unit's own figures first. */
export const digestLetter = (digest: DriveDigest, { language, letter, email, words, page }: Language): Letter => {
  const unit = oneLine(digest.unit ?? words.steering);
  const values: Values = {
    ...{ unit, drive: oneLine(digest.drive), phase: oneLine(digest.phase) },
    addressee: digest.unit === undefined ? unit : put(words.head, { unit }),
    period: periodOf(digest, words),
    daysLeft: digest.daysLeft > 0 ? put(words.daysLeft, { count: String(digest.daysLeft) }) : words.over,
    ...{ asOf: formatDay(digest.asOf), result: resultOf(digest, words) },
  };
  return {
    language,
    subject: put(email.subject, values),
    title: put(email.title, values),
    greeting: put(email.greeting ?? letter.greetingUnnamed, values),
    paragraphs: fillEach(email.paragraphs, values),
    ...{ facts: [], blocks: blocksOf(digest, words), next: { title: '', steps: [] } },
    link: { label: email.link ?? letter.link, value: oneLine(page) },
    footer: fillEach([email.why ?? letter.why], values),
  };
};
