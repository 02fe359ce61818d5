import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { logger } from './logger.ts';

/** A job of the clock. A failure is thrown, so that the scheduler tries again. */
export const onSchedule = (job: () => Promise<void>) =>
  middy()
    .use(injectLambdaContext(logger))
    .handler(async () => {
      await job();
    });
