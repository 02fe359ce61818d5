import type { App } from 'aws-cdk-lib';
import { DataStack } from './data-stack.ts';
import { EdgeStack } from './edge-stack.ts';
import { GuardStack } from './guard-stack.ts';
import type { Settings } from './settings.ts';
import { WorkStack } from './work-stack.ts';

/**
 * The four stacks of one province and stage, in the order in which they need each other.
 * @param assets Folder of bundles, as `bundleFunctions` makes it.
 */
export const addProvince = (app: App, settings: Settings, assets: string) => {
  const guard = new GuardStack(app, settings);
  const edge = new EdgeStack(app, { settings, guard });
  const data = new DataStack(app, settings);
  const work = new WorkStack(app, { settings, data, edge, assets });
  return { guard, edge, data, work };
};
