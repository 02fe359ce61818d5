import { systemClock } from '../../../../functions/lib/clock.ts';

/** A function that asks the outside for three things, one after the other, and answers the time that it sees. */
export const handler = async (): Promise<unknown> => {
  for (const what of ['first', 'second', 'third'])
    await fetch(`${process.env.AWS_ENDPOINT_URL_SNS}/${what}`, { method: 'POST', body: '' });
  return { at: systemClock.now() };
};
