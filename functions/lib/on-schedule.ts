import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { systemClock } from './clock.ts';
import { logger } from './logger.ts';
import { measured } from './metrics.ts';

/** A job of the clock; that it came to its end is measured. A failure is thrown, so that the scheduler tries again. */
export const onSchedule = (job: () => Promise<void>) =>
  middy()
    .use(injectLambdaContext(logger))
    .handler(async (_event: unknown, { functionName }: Context) => {
      await job();
      logger.info('a run has ended', { job: functionName, ...measured(systemClock.now(), { Runs: 1 }) });
    });
