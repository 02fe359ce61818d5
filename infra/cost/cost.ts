import { readCommand, run } from '../operate/command.ts';
import { costOf, type Load, totalOf } from './model.ts';
import { pricesAsOf, vndPerUsd } from './prices.ts';

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const dollars = (usd: number): string => (usd < 10 ? usd.toFixed(2) : whole(usd));
const vnd = (usd: number): string => whole(Math.round((usd * vndPerUsd.rate) / 1000) * 1000);

/** What a load costs in a year, as a table of Markdown; `provinces` of the same load below it. */
export const costTable = (load: Load, provinces = 1): string => {
  const parts = costOf(load);
  const total = totalOf(parts);
  const rows = parts.map(
    ({ part, units, unit, usd, basis }) =>
      `| ${part} | ${whole(units)} | ${unit} | ${basis} | ${dollars(usd)} | ${vnd(usd)} |`,
  );
  const all = (name: string, usd: number) => `| **${name}** | | | | **${dollars(usd)}** | **${vnd(usd)}** |`;
  return [
    `${whole(load.dossiers)} dossiers and ${whole(load.sms)} SMS a year; prices as of ${pricesAsOf}, ${whole(vndPerUsd.rate)} VND a dollar.`,
    '',
    '| part | units a year | unit | units are | USD a year | VND a year |',
    '| --- | ---: | --- | --- | ---: | ---: |',
    ...rows,
    all('One province', total),
    all('… without SMS', total - (parts.find(({ part }) => part === 'SMS')?.usd ?? 0)),
    ...(provinces > 1 ? [all(`${provinces} provinces`, total * provinces)] : []),
  ].join('\n');
};

const count = (text: string, name: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} must be a whole number`);
  return value;
};

if (import.meta.main)
  await run(async () => {
    const names = ['dossiers', 'sms', 'provinces', 'sms-price'];
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' }] as const));
    const asked = readCommand('cost -- --dossiers N --sms N [--provinces N] [--sms-price USD]', options);
    const price = asked.optional('sms-price');
    if (price !== undefined && !(Number(price) >= 0)) throw new Error('--sms-price must be US dollars for a part');
    const load = {
      dossiers: count(asked.text('dossiers'), 'dossiers'),
      sms: count(asked.text('sms'), 'sms'),
      smsPart: price === undefined ? undefined : Number(price),
    };
    console.log(costTable(load, count(asked.optional('provinces') ?? '1', 'provinces')));
    return 0;
  });
