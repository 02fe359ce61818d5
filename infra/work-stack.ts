import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { tableNames, tables } from '../functions/stores/tables.ts';
import { byName } from './constructs/by-name.ts';
import { alarmOf, fiveMinutes } from './constructs/harm-alarm.ts';
import { NoticeSchedules } from './constructs/notice-schedules.ts';
import { ProvinceEmail } from './constructs/province-email.ts';
import { onTable, toSend, toSendEmail, toSendSms } from './constructs/rights.ts';
import { onChanges, onDrop, onMessages } from './constructs/wake.ts';
import { WorkFunction } from './constructs/work-function.ts';
import { WorkQueue } from './constructs/work-queue.ts';
import type { DataStack } from './data-stack.ts';
import { nameOf, type Settings } from './settings.ts';
import { stackProps } from './stack-props.ts';
import { environmentOf, type FunctionSpec, functions, type QueueName, queues } from './topology.ts';

type WorkStackProps = {
  settings: Settings;
  data: DataStack;
  /** Folder of bundles, one folder for each folder below `functions/`. */
  assets: string;
};

/** What works: the functions of the topology with their queues, schedules, rights and alarms, and the senders. */
export class WorkStack extends Stack {
  readonly function: (name: string) => WorkFunction;
  readonly #queue: (name: QueueName) => WorkQueue['queue'];
  readonly #schedules: NoticeSchedules;
  readonly #email: ProvinceEmail;
  readonly #props: WorkStackProps;

  constructor(scope: Construct, props: WorkStackProps) {
    const { settings } = props;
    super(scope, `${nameOf(settings)}-work`, stackProps(settings));
    this.#props = props;
    const made = Object.entries(queues).map(
      ([name, queue]) => [name, new WorkQueue(this, `queue-${name}`, queue).queue] as const,
    );
    this.#queue = byName(made);
    this.#schedules = new NoticeSchedules(this, 'schedules', { targets: made.map(([, queue]) => queue) });
    this.#email = new ProvinceEmail(this, 'email', { domain: settings.emailDomain, name: nameOf(settings) });
    this.function = byName(
      Object.entries<FunctionSpec>(functions).map(([name, spec]) => [name, this.#makeFunction(name, spec)]),
    );
    this.#warnOfSmsLimit(settings.monthlySmsSpendLimitUsd);
  }

  #makeFunction(name: string, spec: FunctionSpec): WorkFunction {
    const { settings, assets } = this.#props;
    const made = new WorkFunction(this, name, {
      spec,
      assets,
      environment: this.#environmentOf(spec),
      removalPolicy: settings.keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.#grant(made, spec);
    this.#wake(name, made, spec);
    return made;
  }

  #environmentOf(spec: FunctionSpec): Record<string, string> {
    const { data, settings } = this.#props;
    return environmentOf(spec, {
      table: (name) => data.table(name).tableName,
      queueUrl: (name) => this.#queue(name).queueUrl,
      queueArn: (name) => this.#queue(name).queueArn,
      scheduleGroup: this.#schedules.group.scheduleGroupName,
      scheduleRoleArn: this.#schedules.role.roleArn,
      settings: {
        ...settings,
        smsMaxPrice: String(settings.smsMaxPrice),
        emailConfigurationSet: this.#email.configurationSet.configurationSetName,
      },
      signIn: settings.signIn,
      // Stands in the function's settings, where whoever may read those sees it: docs/adr/0019.
      linkKey: data.linkKey.secretValue.unsafeUnwrap(),
    });
  }

  /** Exactly what the topology names, and nothing beside it. */
  #grant(made: WorkFunction, spec: FunctionSpec): void {
    const { group, role } = this.#schedules;
    const rights = [
      ...tableNames.flatMap((name) => {
        const actions = spec.tables[name];
        return actions ? onTable(this.#props.data.table(name), Object.keys(tables[name].indexes), actions) : [];
      }),
      ...(spec.sendsTo ? toSend(this, this.#queue(spec.sendsTo), group.scheduleGroupName, role) : []),
      ...(spec.carriers?.includes('sms') ? toSendSms(this) : []),
      ...(spec.carriers?.includes('email') ? toSendEmail(this.#email) : []),
    ];
    for (const right of rights) made.addToRolePolicy(right);
  }

  #wake(name: string, made: WorkFunction, { trigger, harm }: FunctionSpec): void {
    const { data } = this.#props;
    switch (trigger.type) {
      case 'stream':
        onChanges(made, data.table(trigger.table), trigger, harm);
        break;
      case 'queue':
        onMessages(made, this.#queue(trigger.queue), trigger);
        break;
      case 'schedule':
        this.#schedules.repeat(name, trigger.cron, made);
        break;
      case 'drop':
        // Named anew in this stack: the notification belongs beside the function, or the two stacks would need each other.
        onDrop(made, Bucket.fromBucketName(this, `${name}-bucket`, data.drop.bucketName), trigger, harm);
        break;
      case 'http': // the edge stack routes calls to it
        break;
      default:
        trigger satisfies never;
    }
  }

  #warnOfSmsLimit(limitUsd: number): void {
    alarmOf(this, 'SmsLimit', {
      harm: 'The SMS money of this month is nearly spent; after that citizens get no SMS.',
      metric: new Metric({
        namespace: 'AWS/SNS',
        metricName: 'SMSMonthToDateSpentUSD',
        statistic: 'max',
        period: fiveMinutes,
      }),
      threshold: limitUsd * 0.8,
      periods: 1,
    });
  }
}
