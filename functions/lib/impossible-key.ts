const impossibleKey = 'ImpossibleKey';

/**
 * A key that no item can have, for it is empty or too long: what somebody asked for by it is not there.
 * DynamoDB takes 2,048 bytes of a partition key and 1,024 of a sort key.
 */
export class ImpossibleKey extends Error {
  constructor(cause: unknown) {
    super('a key is empty or too long', { cause });
    this.name = impossibleKey;
  }
}

/** By its name: what is loaded later than the function's start is a bundle with a class of its own. */
export const isImpossibleKey = (error: unknown): boolean => error instanceof Error && error.name === impossibleKey;
