import { sentAgain } from '../local/operated.ts';
import { askTrial } from './ask-trial.ts';
import { type Asked, kept, readCommand, run, whose } from './command.ts';
import { nameDeployment } from './name-deployment.ts';

const usage = 'send-again -- (--province P --stage S | --keep FOLDER) [--go]';

const sendAgainOn = async (asked: Asked, go: boolean) => {
  const folder = asked.optional('keep');
  if (folder !== undefined) return askTrial(folder, 'send-again', go, sentAgain);
  await nameDeployment(asked);
  const { sendAgain } = await import('../../functions/send-again/index.ts');
  return sendAgain(go);
};

/** `npm run send-again`: sends what failed through a fault of our own, after the mend, on AWS or in a running trial. */
if (import.meta.main)
  await run(async () => {
    const asked = readCommand(usage, { ...whose, ...kept, go: { type: 'boolean' } });
    const go = asked.has('go');
    const { found, sent, left } = await sendAgainOn(asked, go);
    console.log(`${found} notices failed through a fault of our own.`);
    console.log(`${sent} ${go ? 'are' : 'would be'} sent again; ${left} are told by hand or true no longer.`);
    if (!go) console.log('Nothing was changed. Add --go to send them.');
    return 0;
  });
