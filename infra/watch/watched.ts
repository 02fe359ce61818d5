import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { WorkFunction } from '../constructs/work-function.ts';
import type { DataStack } from '../data-stack.ts';
import type { EdgeStack } from '../edge-stack.ts';
import type { Settings } from '../settings.ts';

/** What there is to watch in one province and stage, by the names of the map. */
export type Watched = {
  settings: Settings;
  data: DataStack;
  edge: EdgeStack;
  function: (name: string) => WorkFunction;
  queue: (name: string) => IQueue;
};
