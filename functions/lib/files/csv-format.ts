import type { Options } from 'csv-stringify';

/*
 * The two ways in which CSV leaves the house. Both quote every text, so that no program takes a comma for a new cell or
 * a line end for a new row.
 */

/**
 * For people: as Excel in Vietnam opens it, with its mark (BOM), semicolons and decimal commas. A text that a spreadsheet
 * would calculate (it begins with `=`, `+`, `-`, `@`, tab or carriage return) gets an apostrophe before it, as OWASP
 * advises: names come from outside. So does `+84905000821`, of which Excel would make a number without its plus; our own
 * reader passes the apostrophe over. Numbers stay numbers.
 */
export const forSpreadsheets = {
  bom: true,
  delimiter: ';',
  record_delimiter: '\r\n',
  quoted_string: true,
  escape_formulas: true,
  cast: {
    number: (value: number) => ({
      value: String(value).replace('.', ','),
      quoted_string: false,
      escape_formulas: false,
    }),
  },
} satisfies Options;

/** For programs, with the names of the exchange as its header: every text is what it was, with nothing before it. */
export const forExchange = (columns: readonly string[]): Options => ({
  header: true,
  columns: [...columns],
  quoted_string: true,
});
