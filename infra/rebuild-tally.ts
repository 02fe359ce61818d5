import { rebuildTally } from '../functions/rebuild-tally/index.ts';

/**
 * `npm run rebuild-tally`: makes the drive's counts anew from the dossiers and notices, while everything goes on.
 * Variables DOSSIERS_TABLE, NOTICES_TABLE, CAMPAIGN_TABLE name the tables, AWS_REGION and the usual credentials the
 * account; AWS_ENDPOINT_URL_DYNAMODB another database. Prints one JSON line; ends with 1 where counts were written to
 * each time they were compared: to be run again in a quieter hour.
 */
const rebuilt = await rebuildTally();
console.log(JSON.stringify(rebuilt));
process.exitCode = rebuilt.moving > 0 ? 1 : 0;
