import type { Letter, Row } from './letter.ts';

const row = ({ label, value }: Row): string =>
  value.includes('\n') ? [`${label}:`, ...value.split('\n')].join('\n  ') : `${label}: ${value}`;

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [title.toLocaleUpperCase('vi'), ...lines].join('\n');

/** The letter as plain text, for programs and people that do without HTML. */
export const letterText = ({
  greeting,
  paragraphs,
  facts,
  list,
  transfer,
  next,
  office,
  link,
  footer,
}: Letter): string =>
  [
    greeting,
    ...paragraphs,
    facts.map(row).join('\n'),
    (list?.rows ?? []).map((cells) => `- ${cells.filter((cell) => cell !== '').join(' · ')}`).join('\n'),
    transfer ? section(transfer.title, transfer.rows.map(row)) : '',
    section(
      next.title,
      next.steps.map((step) => `- ${step}`),
    ),
    row(link),
    section(
      office.title,
      [office.name, office.address, office.phone && row(office.phone)].filter((line) => line !== undefined),
    ),
    ['-- ', ...footer].join('\n'),
  ]
    .filter((block) => block !== '')
    .join('\n\n')
    .concat('\n');
