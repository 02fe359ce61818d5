import { readCommand, run, whose } from './command.ts';
import { nameDeployment } from './name-deployment.ts';

/** `npm run send-again -- --province P --stage S [--go]`: sends what failed through a fault of our own, after the mend. */
if (import.meta.main)
  await run(async () => {
    const asked = readCommand('send-again -- --province P --stage S [--go]', { ...whose, go: { type: 'boolean' } });
    await nameDeployment(asked);
    const { sendAgain } = await import('../../functions/send-again/index.ts');
    const { found, sent, left } = await sendAgain(asked.has('go'));
    console.log(`${found} notices failed through a fault of our own.`);
    console.log(
      `${sent} ${asked.has('go') ? 'are' : 'would be'} sent again; ${left} are told by hand or true no longer.`,
    );
    if (!asked.has('go')) console.log('Nothing was changed. Add --go to send them.');
    return 0;
  });
