/** What is wrong with one field of a record, as a sentence that follows the field's name. */
export type FieldProblem = { field: string; problem: string };
