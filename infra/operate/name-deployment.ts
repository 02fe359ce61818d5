import { type Asked, settingsOf } from './command.ts';
import { findDeployment, tableVariables } from './deployment.ts';

/** Names what is deployed as the functions know it, by variables of this process: for commands that run their code here. */
export const nameDeployment = async (asked: Asked): Promise<void> => {
  const settings = settingsOf(asked);
  const deployment = await findDeployment(settings);
  Object.assign(process.env, {
    AWS_REGION: settings.region,
    ...tableVariables(deployment),
    NOW_QUEUE_URL: deployment.queueUrl('now'),
    BULK_QUEUE_URL: deployment.queueUrl('bulk'),
  });
};
