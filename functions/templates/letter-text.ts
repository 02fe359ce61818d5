import type { Block, Letter, Row } from './letter.ts';

const row = ({ label, value }: Row): string =>
  value.includes('\n') ? [`${label}:`, ...value.split('\n')].join('\n  ') : `${label}: ${value}`;

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [title.toLocaleUpperCase('vi'), ...lines].join('\n');

const blockText = (block: Block): string => {
  switch (block.kind) {
    case 'rows':
      return block.rows.map(row).join('\n');
    case 'table': {
      const [, ...labels] = block.head;
      const said = block.rows.map(([name, ...cells]) => {
        const figures = cells.flatMap((cell, column) =>
          cell === '' ? [] : [[labels[column], cell].filter(Boolean).join(' ')],
        );
        return labels.length === 0 ? `${name}: ${cells.join(' · ')}` : `- ${[name, ...figures].join(' · ')}`;
      });
      return section(block.title, said);
    }
    case 'list':
      return section(
        block.title,
        block.lines.map((one) => `- ${one}`),
      );
    case 'chart':
      return ''; // its figures follow in a table
    default:
      return block satisfies never;
  }
};

/** The letter as plain text, for programs and people that do without HTML. */
export const letterText = ({
  greeting,
  paragraphs,
  facts,
  list,
  blocks = [],
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
    ...blocks.map(blockText),
    section(
      next.title,
      next.steps.map((step) => `- ${step}`),
    ),
    link ? row(link) : '',
    office
      ? section(
          office.title,
          [office.name, office.address, office.phone && row(office.phone)].filter((line) => line !== undefined),
        )
      : '',
    ['-- ', ...footer].join('\n'),
  ]
    .filter((block) => block !== '')
    .join('\n\n')
    .concat('\n');
