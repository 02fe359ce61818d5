/** The file cannot be read, or no further than what was given before; the message is a sentence for who sent it. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile';
}
