import { Stack } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { tableNames } from '../../functions/stores/tables.ts';
import type { WorkFunction } from '../constructs/work-function.ts';
import { DeadLetters } from '../constructs/work-queue.ts';
import type { DataStack } from '../data-stack.ts';
import type { EdgeStack } from '../edge-stack.ts';
import type { Settings } from '../settings.ts';
import { functions } from '../topology.ts';
import { type AlarmSpec, ring } from './alarm.ts';
import { ofCarriers } from './of-carriers.ts';
import { ofDoors } from './of-doors.ts';
import { ofFunctions } from './of-functions.ts';
import { ofNotices } from './of-notices.ts';
import { ofQueues } from './of-queues.ts';
import { ofTables } from './of-tables.ts';

export type Watched = {
  settings: Settings;
  data: DataStack;
  edge: EdgeStack;
  function: (name: string) => WorkFunction;
  queue: (name: string) => IQueue;
};

/** All that is watched in one province and stage: every function, queue, table and carrier of the map has its alarms. */
export class Watch extends Construct {
  readonly alarms: readonly (AlarmSpec & { made: Alarm })[];
  /** Told of every alarm. */
  readonly operators: Topic;

  constructor(scope: Construct, id: string, watched: Watched) {
    super(scope, id);
    this.operators = this.#tell(watched.settings.operators);
    this.alarms = this.#specs(watched).map((spec) => ({ ...spec, made: ring(this, spec, this.operators) }));
  }

  #specs({ settings, data, edge, function: functionOf, queue }: Watched): AlarmSpec[] {
    // What a queue holds is measured at every minute, so it tells the time where something else is silent.
    const base = queue('now').metricApproximateNumberOfMessagesVisible();
    const deadLetters = Stack.of(this)
      .node.findAll()
      .filter((made) => made instanceof DeadLetters)
      .map((made) => [made.of, made] as const);
    return [
      ...ofNotices,
      ...ofCarriers(settings.monthlySmsSpendLimitUsd),
      ...ofQueues(queue, deadLetters),
      ...ofDoors(edge.api, edge.ownSignIn),
      ...ofFunctions(
        Object.keys(functions).map((name) => [name, functionOf(name)] as const),
        base,
      ),
      ...ofTables(tableNames.map((name) => [name, data.table(name)] as const)),
    ];
  }

  /** Mails of alarms name functions and queues, nobody; so the topic needs no key, which CloudWatch would need a right for. */
  #tell(addresses: readonly string[]): Topic {
    const topic = new Topic(this, 'operators', { displayName: 'Bao Tin', enforceSSL: true });
    for (const address of addresses) topic.addSubscription(new EmailSubscription(address));
    topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    return topic;
  }
}
