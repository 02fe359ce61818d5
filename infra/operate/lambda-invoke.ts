import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

/** Calls deployed functions by their names in the map, as Lambda's own triggers do. Throws what a function lets out. */
export const lambdaInvoke = (region: string, functionName: (name: string) => string) => {
  const client = new LambdaClient({ region });
  return async (name: string, event: unknown): Promise<unknown> => {
    const call = new InvokeCommand({ FunctionName: functionName(name), Payload: Buffer.from(JSON.stringify(event)) });
    const { FunctionError, Payload } = await client.send(call);
    const answer = Buffer.from(Payload ?? []).toString('utf8');
    if (FunctionError) throw new Error(`${name} failed: ${answer.slice(0, 500)}`);
    return answer === '' ? undefined : JSON.parse(answer);
  };
};
