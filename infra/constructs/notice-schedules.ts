import { Duration, RemovalPolicy, Stack, TimeZone } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression, ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { accept } from './accept.ts';

/** The schedules of one province: those that functions make for single notices, and the recurring ones of the topology. */
export class NoticeSchedules extends Construct {
  readonly group: ScheduleGroup;
  /** Taken by schedules of the group, and by nothing else; it may put messages into the given queues only. */
  readonly role: Role;

  constructor(scope: Construct, id: string, { targets }: { targets: readonly IQueue[] }) {
    super(scope, id);
    const stack = Stack.of(this);
    // Its schedules aim at queues of this stack: without them it has no use.
    this.group = new ScheduleGroup(this, 'Group', { removalPolicy: RemovalPolicy.DESTROY });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account, 'aws:SourceArn': this.group.scheduleGroupArn },
        },
      }),
    });
    for (const queue of targets)
      this.role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }));
    // CDK puts the roles of recurring schedules into the stack itself.
    accept(stack, 'IAM5', 'Versions of the one function that a schedule calls.', /^Resource::<\w+\.Arn>:\*$/);
  }

  /** @param cron minute hour day month weekday year, Vietnam's time. */
  repeat(id: string, cron: string, target: IFunction): void {
    new Schedule(this, id, {
      scheduleGroup: this.group,
      schedule: ScheduleExpression.expression(`cron(${cron})`, TimeZone.ASIA_HO_CHI_MINH),
      // The next turn looks at everything anew: an old one is not worth catching up with.
      target: new LambdaInvoke(target, { retryAttempts: 2, maxEventAge: Duration.minutes(5) }),
    });
  }
}
