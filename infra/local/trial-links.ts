import { makePageOf, type PageOf } from '../../functions/lib/link-tokens.ts';

/** Where the console is found unless it is said otherwise. */
export const usualConsoleUrl = 'http://localhost:4040';

/** Key of the trial's links: no secret, for nothing leaves the machine. */
export const trialLinkKey = 'khoa-lien-ket-chay-thu';

/** What stands in the secrets that the functions are told of by name. */
export const trialSecrets = { 'baotin/link-key': trialLinkKey, 'baotin/origin-key': 'khoa-cua-truoc-chay-thu' };

/** The pages that notices name. */
export const trialPageOf = (trackingPage: string): PageOf =>
  makePageOf({ trackingPage, consoleUrl: usualConsoleUrl, linkKey: trialLinkKey });
