import { html } from 'hono/html';
import type { Drive } from '../../../domain/drive.ts';
import { type UnitTerm, unitOn } from '../../../domain/unit-history.ts';
import type { Html } from '../../page.ts';

/** What the units of a drive are called on its first day; by their codes where the register does not know them. */
export const namesIn = (terms: readonly UnitTerm[], { from }: Pick<Drive, 'from'>) => {
  const byCode = Map.groupBy(terms, ({ code }) => code);
  return (unit: string): string => {
    const known = byCode.get(unit) ?? [];
    return (unitOn(known, unit, from) ?? known[0])?.name ?? unit;
  };
};

export type NameOf = ReturnType<typeof namesIn>;

/** The units as the options of a list to choose from. */
export const unitOptions = (units: readonly string[], nameOf: NameOf, chosen: string | undefined): Html[] =>
  units.map(
    (unit) =>
      html`<option value="${unit}"${unit === chosen ? html` selected` : ''}>${nameOf(unit)}${nameOf(unit) === unit ? '' : ` (${unit})`}</option>`,
  );
