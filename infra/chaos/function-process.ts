import { randomUUID } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { pathToFileURL } from 'node:url';
import { movePlatformTime } from './platform-time.ts';

/**
 * What Lambda's runtime does, in a process of its own: `function-process.ts BUNDLE HANDLER` loads the bundle, says that
 * it is ready, and answers each event that its parent sends it. Nothing of ours is imported but the platform's time:
 * the bundle is alone.
 */
const [, , file = '', name = ''] = process.argv;
const { [name]: handler } = await import(pathToFileURL(file).href);

const contextOf = (milliseconds: number) => {
  const deadline = performance.now() + milliseconds;
  const called = process.env.AWS_LAMBDA_FUNCTION_NAME;
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: called,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:ap-southeast-1:000000000000:function:${called}`,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${called}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, deadline - performance.now()),
  };
};

// Nobody is left who could hand it anything.
process.on('disconnect', () => process.exit());

process.on('message', async (message) => {
  const { event, now, milliseconds } = JSON.parse(String(message));
  movePlatformTime(now);
  try {
    process.send?.(JSON.stringify({ answer: await handler(event, contextOf(milliseconds)) }));
  } catch (error) {
    process.send?.(
      JSON.stringify({ error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }),
    );
  }
});
process.send?.(JSON.stringify({ ready: true }));
// Who is killed leaves nothing behind for those after it.
flushCompileCache();
