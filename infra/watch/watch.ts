import { Stack } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { tableNames } from '../../functions/stores/tables.ts';
import { DeadLetters } from '../constructs/work-queue.ts';
import { nameOf } from '../settings.ts';
import { functions } from '../topology.ts';
import { type AlarmSpec, ring } from './alarm.ts';
import { addDashboard } from './dashboard.ts';
import { ofCarriers } from './of-carriers.ts';
import { ofDoors } from './of-doors.ts';
import { ofFunctions } from './of-functions.ts';
import { ofNotices } from './of-notices.ts';
import { ofQueues } from './of-queues.ts';
import { ofTables } from './of-tables.ts';
import { saveQueries } from './queries.ts';
import type { Watched } from './watched.ts';

/** All that is watched in one province and stage: every function, queue, table and carrier of the map has its alarms. */
export class Watch extends Construct {
  readonly alarms: readonly (AlarmSpec & { made: Alarm })[];
  /** Told of every alarm. */
  readonly operators: Topic;

  constructor(scope: Construct, id: string, watched: Watched) {
    super(scope, id);
    this.operators = this.#tell(watched.settings.operators);
    const letters = Stack.of(this)
      .node.findAll()
      .filter((made) => made instanceof DeadLetters);
    const specs = this.#specs(watched, letters);
    this.alarms = specs.map((spec) => ({ ...spec, made: ring(this, spec, this.operators) }));
    const made = this.alarms.map((alarm) => alarm.made);
    addDashboard(this, watched, made, letters);
    const logs = Object.keys(functions).map((name) => watched.function(name).logGroup.logGroupName);
    saveQueries(this, nameOf(watched.settings), logs);
  }

  #specs({ settings, data, edge, function: functionOf, queue }: Watched, letters: readonly DeadLetters[]): AlarmSpec[] {
    // What a queue holds is measured at every minute, so it tells the time where something else is silent.
    const base = queue('now').metricApproximateNumberOfMessagesVisible();
    return [
      ...ofNotices,
      ...ofCarriers(settings.monthlySmsSpendLimitUsd),
      ...ofQueues(queue, letters),
      ...ofDoors(edge.api, edge.ownSignIn),
      ...ofFunctions(
        Object.keys(functions).map((name) => [name, functionOf(name)] as const),
        base,
      ),
      ...ofTables(
        tableNames.map((name) => [name, data.table(name)] as const),
        base,
      ),
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
