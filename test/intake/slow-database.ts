import { setTimeout as sleep } from 'node:timers/promises';
import { forward } from '../../infra/chaos/outside-calls.ts';
import { startEndpoints } from '../../infra/local/endpoints.ts';

/** Stands before a database and lets each write wait so many milliseconds before it is passed on; `speedUp` ends that. */
export const slowDatabaseBefore = async (endpoint: string, milliseconds: number) => {
  let wait = milliseconds;
  const endpoints = await startEndpoints({
    dynamodb: async (request) => {
      if (/Write|Put|Update/.test(String(request.headers['x-amz-target']))) await sleep(wait);
      return forward(endpoint, request);
    },
  });
  return {
    endpoint: endpoints.url('dynamodb'),
    speedUp: () => {
      wait = 0;
    },
    stop: endpoints.stop,
  };
};
