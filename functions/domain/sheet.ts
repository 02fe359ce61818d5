/** What a table can be taken away as, with its media type. */
export const sheetTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type SheetType = keyof typeof sheetTypes;

/** A text, a number, or nothing known. */
export type SheetCell = string | number | undefined;

/** A table as it is taken away for a spreadsheet: headings in the reader's language, a row of cells for each line. */
export type Sheet = {
  /** Under the tab, and of the file. */
  name: string;
  headings: readonly string[];
  rows: readonly (readonly SheetCell[])[];
};
