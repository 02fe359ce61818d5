/** What is wrong around us and not in our code, in one sentence: what, where, and what to do. It needs no stack. */
export class PlainFault extends Error {
  override name = 'PlainFault';
}
