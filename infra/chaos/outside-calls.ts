import { type Endpoints, type Service, type ServiceRequest, startEndpoints } from '../local/endpoints.ts';

/** A call of a function to AWS, on its way out of its process. */
export type OutsideCall = {
  /** `UpdateItem baotin-notices`, `sqs SendMessage` */
  what: string;
  /** Carries it out and answers what came of it. */
  carryOut(): Promise<Awaited<ReturnType<Service>>>;
};

/** Decides what becomes of a process's calls. */
export type Gate = (call: OutsideCall) => ReturnType<Service>;

/** Variables that tell the SDK clients where a service is, by the name that it has in our addresses. */
const variables = {
  dynamodb: 'AWS_ENDPOINT_URL_DYNAMODB',
  sns: 'AWS_ENDPOINT_URL_SNS',
  ses: 'AWS_ENDPOINT_URL_SESV2',
  sqs: 'AWS_ENDPOINT_URL_SQS',
  scheduler: 'AWS_ENDPOINT_URL_SCHEDULER',
  s3: 'AWS_ENDPOINT_URL_S3',
  secrets: 'AWS_ENDPOINT_URL_SECRETS_MANAGER',
} as const;

export type OutsideCalls = {
  /** The environment of a process whose calls go through `gate`: of `own`, with every address of a service replaced. */
  route(process: string, gate: Gate, own: Readonly<Record<string, string>>): Record<string, string>;
  /** Lets a process's calls through no more. */
  close(process: string): void;
  stop(): Promise<void>;
};

const passed = ['authorization', 'content-type', 'x-amz-date', 'x-amz-target'] as const;

/** Passes a request on to a service as it came, and answers what that one does. */
export const forward = async (target: string, { method, path, headers, body }: ServiceRequest) => {
  const given = passed.flatMap((name): [string, string][] => (headers[name] ? [[name, String(headers[name])]] : []));
  const answer = await fetch(`${target}${encodeURI(path)}`, { method, headers: Object.fromEntries(given), body });
  return {
    status: answer.status,
    headers: { 'content-type': answer.headers.get('content-type') ?? 'application/json' },
    body: await answer.text(),
  };
};

const tableIn = /"TableName":"([^"]+)"/;

const nameOf = (service: string, { method, path, headers, body }: ServiceRequest): string => {
  const operation =
    String(headers['x-amz-target'] ?? '')
      .split('.')
      .at(-1) || `${method} ${path}`.slice(0, 30);
  return service === 'dynamodb' ? `${operation} ${tableIn.exec(body)?.[1] ?? ''}`.trim() : `${service} ${operation}`;
};

/**
 * Stands between the functions' processes and the services of this machine. What these are is read from the variables
 * of this process when a process is routed.
 */
export const startOutsideCalls = async (): Promise<OutsideCalls> => {
  const services: Record<string, Service> = {};
  const endpoints: Endpoints = await startEndpoints(services);

  const route: OutsideCalls['route'] = (process, gate, own) => {
    const targets = targetsOf();
    services[process] = (request) => {
      const [, service = ''] = request.path.split('/');
      const target = targets[service];
      if (!target) return { status: 404, body: `no service of this machine: ${service}` };
      const asked = { ...request, path: request.path.slice(service.length + 1) || '/' };
      return gate({ what: nameOf(service, asked), carryOut: () => forward(target, asked) });
    };
    const addressOf = (service: string): string => `${endpoints.url(process)}/${service}`;
    const replaced = (value: string): string => {
      const [service] = Object.entries(targets).find(([, target]) => value.startsWith(`${target}/`)) ?? [];
      return service ? value.replace(targets[service] ?? '', addressOf(service)) : value;
    };
    return Object.fromEntries([
      ...Object.entries(own).map(([name, value]) => [name, replaced(value)]),
      ...Object.entries(variables).map(([service, variable]) => [variable, addressOf(service)]),
      ['AWS_ENDPOINT_URL', addressOf('other')],
    ]);
  };

  return {
    route,
    close: (process) => {
      delete services[process];
    },
    stop: endpoints.stop,
  };
};

const targetsOf = (): Record<string, string> =>
  Object.fromEntries(Object.entries(variables).map(([service, variable]) => [service, process.env[variable] ?? '']));
