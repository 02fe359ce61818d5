import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  AwsCustomResource,
  AwsCustomResourcePolicy,
  type AwsSdkCall,
  PhysicalResourceId,
} from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { accept } from './accept.ts';

/** Its lines name the citizen's number: kept for as long as somebody may ask what became of a message. */
const retentionInDays = RetentionDays.ONE_MONTH;

/**
 * How SNS sends this account's SMS: the sender's name, the month's money, and a log of what became of each. CloudFormation
 * has no resource for it, so the deployment calls SNS. It holds for the whole account in this region.
 */
export class SmsAccount extends Construct {
  constructor(scope: Construct, id: string, { smsSender, monthlySmsSpendLimitUsd }: Settings) {
    super(scope, id);
    accept(this, 'IAM5', 'SNS names no resource for its attributes.', /^Resource::\*$/);
    accept(this, 'IAM5', 'The streams of one log.', /^Resource::.*\/DirectPublishToPhoneNumber(\/Failure)?:\*$/);
    const { account, region } = Stack.of(this);
    const groups = ['', '/Failure'].map((end) => `sns/${region}/${account}/DirectPublishToPhoneNumber${end}`);
    const writer = this.#makeWriter(groups);
    const attributes = {
      DefaultSMSType: 'Transactional',
      DefaultSenderID: smsSender,
      MonthlySpendLimit: String(monthlySmsSpendLimitUsd),
      DeliveryStatusIAMRole: writer.roleArn,
      DeliveryStatusSuccessSamplingRate: '100',
    };
    const set = this.#call('Attributes', { service: 'SNS', action: 'SetSMSAttributes', parameters: { attributes } }, [
      new PolicyStatement({ actions: ['sns:SetSMSAttributes'], resources: ['*'] }),
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [writer.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'sns.amazonaws.com' } },
      }),
    ]);
    set.node.addDependency(writer);
    for (const [index, logGroupName] of groups.entries()) this.#makeGroup(`Log${index}`, logGroupName);
  }

  /** What SNS takes to write what became of each SMS. */
  #makeWriter(groups: readonly string[]): Role {
    const role = new Role(this, 'Writer', {
      assumedBy: new ServicePrincipal('sns.amazonaws.com'),
    });
    const actions = ['CreateLogGroup', 'CreateLogStream', 'PutLogEvents', 'PutMetricFilter', 'PutRetentionPolicy'];
    role.addToPolicy(
      new PolicyStatement({
        actions: actions.map((action) => `logs:${action}`),
        resources: groups.flatMap((name) => [this.#arnOf(name), `${this.#arnOf(name)}:*`]),
      }),
    );
    return role;
  }

  /** SNS makes the log itself, to be kept for good; whoever is first, it is there afterwards and forgets in time. */
  #makeGroup(id: string, logGroupName: string): void {
    const resources = [this.#arnOf(logGroupName), `${this.#arnOf(logGroupName)}:*`];
    const made = this.#call(
      id,
      {
        ...{ service: 'CloudWatchLogs', action: 'CreateLogGroup', parameters: { logGroupName } },
        ignoreErrorCodesMatching: 'ResourceAlreadyExistsException',
      },
      [new PolicyStatement({ actions: ['logs:CreateLogGroup'], resources })],
    );
    const forgets = this.#call(
      `${id}Forgets`,
      {
        ...{ service: 'CloudWatchLogs', action: 'PutRetentionPolicy' },
        parameters: { logGroupName, retentionInDays },
      },
      [new PolicyStatement({ actions: ['logs:PutRetentionPolicy'], resources })],
    );
    forgets.node.addDependency(made);
  }

  #arnOf(logGroup: string): string {
    const { COLON_RESOURCE_NAME: arnFormat } = ArnFormat;
    return Stack.of(this).formatArn({ service: 'logs', resource: 'log-group', resourceName: logGroup, arnFormat });
  }

  /** Made at the first deployment and whenever it reads differently; what was set stays when the stack goes. */
  #call(id: string, call: AwsSdkCall, statements: PolicyStatement[]): AwsCustomResource {
    return new AwsCustomResource(this, id, {
      onUpdate: { ...call, physicalResourceId: PhysicalResourceId.of(id) },
      policy: AwsCustomResourcePolicy.fromStatements(statements),
      installLatestAwsSdk: false,
    });
  }
}
