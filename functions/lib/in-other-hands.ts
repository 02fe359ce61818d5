/** Something that another process is at work on: it comes again later, which is no fault. */
export class InOtherHands extends Error {
  override name = 'InOtherHands';
}
