/**
 * What Lambda's runtime does, in a process of its own: `run-bare.ts BUNDLE HANDLER` loads the bundle, hands the handler the
 * event that comes in, and says its answer in the last line. Nothing of ours is imported here: the bundle is alone.
 */
const [, , file = '', name = ''] = process.argv;
const { [name]: handler } = await import(file);
let event = '';
for await (const part of process.stdin) event += part;
const answer = await handler(JSON.parse(event), {
  callbackWaitsForEmptyEventLoop: true,
  functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
  functionVersion: '$LATEST',
  invokedFunctionArn: `arn:aws:lambda:ap-southeast-1:123456789012:function:${process.env.AWS_LAMBDA_FUNCTION_NAME}`,
  memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  awsRequestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  logGroupName: 'log',
  logStreamName: 'stream',
  getRemainingTimeInMillis: () => 30_000,
});
process.stdout.write(`\n${JSON.stringify({ answer })}\n`, () => process.exit(0));
