import { Duration } from 'aws-cdk-lib';
import {
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  type IHttpApi,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { DynamoEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { EventType, type IBucket } from 'aws-cdk-lib/aws-s3';
import { LambdaDestination } from 'aws-cdk-lib/aws-s3-notifications';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Trigger } from '../topology.ts';
import { accept } from './accept.ts';
import { pushScope } from './sign-in-pool.ts';
import type { WorkFunction } from './work-function.ts';
import { DeadLetters } from './work-queue.ts';

type Of<T extends Trigger['type']> = Extract<Trigger, { type: T }>;

const lost = (target: WorkFunction, harm: string): DeadLetters => {
  const letters = new DeadLetters(target, 'DeadLetters', { of: target.node.id, harm });
  // The rule knows dead letters of queues, not those of streams and files.
  accept(letters, 'SQS3', 'It is itself where ends what could not be handled.');
  return letters;
};

/** Items that the map wants, in order, tried again until they go through; what never does is named in the dead letters. */
export const onChanges = (target: WorkFunction, table: ITableV2, trigger: Of<'stream'>, harm: string): void => {
  const wanted = Object.fromEntries(
    Object.entries(trigger.only).map(([name, values]) => [name, { S: FilterRule.or(...values) }]),
  );
  target.addEventSource(
    new DynamoEventSource(table, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: trigger.batchSize,
      ...(trigger.windowSeconds && { maxBatchingWindow: Duration.seconds(trigger.windowSeconds) }),
      filters: [FilterCriteria.filter({ dynamodb: { NewImage: wanted } })],
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 20,
      onFailure: new SqsDlq(lost(target, harm)),
    }),
  );
};

export const onMessages = (target: WorkFunction, queue: IQueue, trigger: Of<'queue'>): void => {
  const { batchSize, maxConcurrency } = trigger;
  target.addEventSource(new SqsEventSource(queue, { batchSize, maxConcurrency, reportBatchItemFailures: true }));
};

type Door = { api: IHttpApi; machines: IHttpRouteAuthorizer };

/** Calls of the map's routes. Systems must bring a token for it; what browsers ask comes through, and the function asks who it is. */
export const onCalls = (target: WorkFunction, { api, machines }: Door, trigger: Of<'http'>): void => {
  const integration = new HttpLambdaIntegration('calls', target);
  const lock =
    trigger.authorization === 'machine'
      ? { authorizer: machines, authorizationScopes: [pushScope] }
      : { authorizer: new HttpNoneAuthorizer() };
  for (const { method, path } of trigger.routes) {
    const route = new HttpRoute(target, `${method} ${path}`, {
      ...{ httpApi: api, routeKey: HttpRouteKey.with(path, HttpMethod[method]), integration },
      ...lock,
    });
    if (trigger.authorization === 'session') accept(route, 'APIG4', 'The function asks who it is: docs/adr/0011.');
    if (trigger.authorization === 'public') accept(route, 'APIG4', 'Pages for everybody: docs/adr/0019.');
  }
};

/** Files under the prefix, with their endings in small or capital letters. The function may read these and no others. */
export const onDrop = (target: WorkFunction, bucket: IBucket, { prefix, suffixes }: Of<'drop'>, harm: string): void => {
  for (const suffix of suffixes.flatMap((written) => [written, written.toUpperCase()]))
    bucket.addEventNotification(EventType.OBJECT_CREATED, new LambdaDestination(target), { prefix, suffix });
  const files = bucket.arnForObjects(`${prefix}*`);
  target.addToRolePolicy(new PolicyStatement({ actions: ['s3:GetObject', 's3:GetObjectVersion'], resources: [files] }));
  target.configureAsyncInvoke({
    retryAttempts: 2,
    maxEventAge: Duration.hours(6),
    onFailure: new SqsDestination(lost(target, harm)),
  });
};
