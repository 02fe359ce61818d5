import { readCommand, run, settingsOf, whose } from './command.ts';
import { findDeployment, tableVariables } from './deployment.ts';

/**
 * `npm run --silent where -- --province P --stage S`: the names of what is deployed, as variables of a shell:
 * `env $(npm run --silent where -- --province quang-ngai --stage prod) npm run rebuild-tally`.
 */
if (import.meta.main)
  await run(async () => {
    const settings = settingsOf(readCommand('where -- --province P --stage S', whose));
    const variables = { AWS_REGION: settings.region, ...tableVariables(await findDeployment(settings)) };
    for (const [name, value] of Object.entries(variables)) console.log(`${name}=${value}`);
    return 0;
  });
