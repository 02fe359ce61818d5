import { readCommand, run, whose } from './command.ts';
import { nameDeployment } from './name-deployment.ts';

/** `npm run list-in-flight -- --province P --stage S [--go]`: once after version 0.1.0, so that nothing of it is lost. */
if (import.meta.main)
  await run(async () => {
    const asked = readCommand('list-in-flight -- --province P --stage S [--go]', { ...whose, go: { type: 'boolean' } });
    await nameDeployment(asked);
    const { listInFlight } = await import('../../functions/list-in-flight/index.ts');
    console.log(`${await listInFlight(asked.has('go'))} notices are on their way without an entry in the index.`);
    if (!asked.has('go')) console.log('Nothing was changed. Add --go to enter them.');
    return 0;
  });
