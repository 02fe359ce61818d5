import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct, IConstruct } from 'constructs';
import { tableNames } from '../functions/stores/tables.ts';
import { accept } from './constructs/accept.ts';
import { byName } from './constructs/by-name.ts';
import { NoticeSchedules } from './constructs/notice-schedules.ts';
import { ProvinceEmail } from './constructs/province-email.ts';
import { onTable, toDrop, toRead, toSchedule, toSend, toSendEmail, toSendSms } from './constructs/rights.ts';
import { SmsAccount } from './constructs/sms-account.ts';
import { onCalls, onChanges, onDrop, onMessages } from './constructs/wake.ts';
import { WorkFunction } from './constructs/work-function.ts';
import { WorkQueue } from './constructs/work-queue.ts';
import type { DataStack } from './data-stack.ts';
import type { EdgeStack } from './edge-stack.ts';
import { nameOf, type Settings } from './settings.ts';
import { stackProps } from './stack-props.ts';
import { environmentOf, type FunctionSpec, functions, queues, servesBrowsers } from './topology.ts';
import { Watch } from './watch/watch.ts';

type WorkStackProps = {
  settings: Settings;
  data: DataStack;
  edge: EdgeStack;
  /** Folder of bundles, one folder for each folder below `functions/`. */
  assets: string;
};

/** What works: the functions of the topology with their queues, schedules, rights and alarms, and the senders. */
export class WorkStack extends Stack {
  readonly function: (name: string) => WorkFunction;
  readonly watch: Watch;
  readonly #queue: (name: string) => WorkQueue['queue'];
  readonly #schedules: NoticeSchedules;
  readonly #email: ProvinceEmail;
  readonly #props: WorkStackProps;

  constructor(scope: Construct, props: WorkStackProps) {
    const { settings } = props;
    super(scope, `${nameOf(settings)}-work`, stackProps(settings));
    this.#props = props;
    const ownLog = 'What CDK runs during a deployment may write its log by the policy that AWS made for it.';
    accept(this, 'IAM4', ownLog, /service-role\/AWSLambdaBasicExecutionRole$/);
    const made = Object.entries(queues).map(
      ([name, queue]) => [name, new WorkQueue(this, `queue-${name}`, queue).queue] as const,
    );
    this.#queue = byName(made);
    this.#schedules = new NoticeSchedules(this, 'schedules', { targets: made.map(([, queue]) => queue) });
    this.#email = new ProvinceEmail(this, 'email', { domain: settings.emailDomain, name: nameOf(settings) });
    this.function = byName(
      Object.entries<FunctionSpec>(functions).map(([name, spec]) => [name, this.#makeFunction(name, spec)]),
    );
    new SmsAccount(this, 'sms', settings);
    this.watch = new Watch(this, 'watch', { ...props, function: this.function, queue: this.#queue });
  }

  #makeFunction(name: string, spec: FunctionSpec): WorkFunction {
    const { settings, assets } = this.#props;
    const made = new WorkFunction(this, name, {
      spec,
      assets,
      environment: this.#environmentOf(spec),
      removalPolicy: settings.keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.#grant(name, made, spec);
    this.#wake(name, made, spec);
    return made;
  }

  #environmentOf(spec: FunctionSpec): Record<string, string> {
    const { data, edge, settings } = this.#props;
    return environmentOf(spec, {
      table: (name) => data.table(name).tableName,
      queueUrl: (name) => this.#queue(name).queueUrl,
      queueArn: (name) => this.#queue(name).queueArn,
      scheduleGroup: this.#schedules.group.scheduleGroupName,
      scheduleRoleArn: this.#schedules.role.roleArn,
      dropBucket: data.drop.bucketName,
      settings: {
        ...{ smsSender: settings.smsSender, smsNumber: settings.smsNumber, emailFrom: settings.emailFrom },
        trackingPage: edge.trackingPage,
        sendsPerSecond: settings.sendsPerSecond,
        keepDays: settings.keepDays,
        smsMaxPrice: String(settings.smsMaxPrice),
        emailConfigurationSet: this.#email.configurationSet.configurationSetName,
      },
      signIn: edge.signIn,
      linkKeySecret: data.linkKey.secretArn,
      originKeySecret: edge.originKey.secretArn,
    });
  }

  /** Exactly what the topology names, and nothing beside it. */
  #grant(name: string, made: WorkFunction, spec: FunctionSpec): void {
    const { group, role } = this.#schedules;
    const { data, edge } = this.#props;
    const rights = [
      ...tableNames.flatMap((name) => {
        const actions = spec.tables[name];
        return actions ? onTable(data.table(name), actions) : [];
      }),
      ...(spec.sendsTo ? [toSend(this.#queue(spec.sendsTo))] : []),
      ...(spec.sendsNudgesTo ? [toSend(this.#queue(spec.sendsNudgesTo))] : []),
      ...(spec.sendsLater ? toSchedule(this, group.scheduleGroupName, role) : []),
      ...(spec.dropsInto ? toDrop(data.drop, spec.dropsInto) : []),
      ...(spec.carriers?.includes('sms') ? toSendSms(this) : []),
      ...(spec.carriers?.includes('email') ? toSendEmail(this.#email) : []),
      ...(spec.links ? [toRead(data.linkKey)] : []),
      ...(servesBrowsers(spec) ? [toRead(edge.originKey)] : []),
    ];
    for (const right of rights) made.addToRolePolicy(right);
    this.#acceptStars(this.node.findChild(`${name}-role`), spec);
  }

  #acceptStars(role: IConstruct, { sendsLater, carriers, dropsInto, trigger }: FunctionSpec): void {
    const schedules = 'Schedules bear the names of notices that are not there yet; the group is the province’s own.';
    if (sendsLater) accept(role, 'IAM5', schedules, /^Resource::.*:schedule\/[^*]+\/\*$/);
    const numbers = 'SMS to a number have no resource name; topics and devices are denied.';
    if (carriers?.includes('sms')) accept(role, 'IAM5', numbers, /^Resource::\*$/);
    const prefix = trigger.type === 'drop' ? trigger.prefix : dropsInto;
    if (prefix) accept(role, 'IAM5', 'Files below one prefix.', new RegExp(`^Resource::[^*]+/${prefix}\\*$`));
  }

  #wake(name: string, made: WorkFunction, { trigger, harm }: FunctionSpec): void {
    const { data, edge } = this.#props;
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
      case 'http':
        onCalls(made, edge, trigger);
        break;
      default:
        trigger satisfies never;
    }
  }
}
