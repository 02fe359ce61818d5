import { Match } from 'aws-cdk-lib/assertions';
import { afterAll, expect, test } from 'vitest';
import { synthesise } from './synth.ts';

const {
  provinces: [prod],
  remove,
} = await synthesise('quang-ngai.prod.json');
afterAll(remove);
if (!prod) throw new Error('The stacks must be made');

const calls = () =>
  Object.values(prod.work.findResources('Custom::AWS')).map(({ Properties }) =>
    // Parts that are known at the deployment only become their own JSON.
    Properties.Update['Fn::Join'][1].map((part: unknown) => (typeof part === 'string' ? part : '…')).join(''),
  );

test('the deployment tells SNS sender, money and kind, and to log what became of every SMS', () => {
  const set = calls().find((call) => call.includes('SetSMSAttributes'));
  expect(JSON.parse(set ?? '{}').parameters.attributes).toEqual({
    DefaultSMSType: 'Transactional',
    DefaultSenderID: prod.settings.smsSender,
    MonthlySpendLimit: String(prod.settings.monthlySmsSpendLimitUsd),
    DeliveryStatusIAMRole: '…',
    DeliveryStatusSuccessSamplingRate: '100',
  });
});

test('what became of each SMS is forgotten after a month, for its lines name numbers', () => {
  const retentions = calls().filter((call) => call.includes('PutRetentionPolicy'));
  expect(retentions.map((call) => JSON.parse(call).parameters)).toEqual([
    { logGroupName: 'sns/ap-southeast-1/…/DirectPublishToPhoneNumber', retentionInDays: 30 },
    { logGroupName: 'sns/ap-southeast-1/…/DirectPublishToPhoneNumber/Failure', retentionInDays: 30 },
  ]);
});

test('nothing is fetched from elsewhere while it is deployed', () => {
  prod.work.allResourcesProperties('Custom::AWS', { InstallLatestAwsSdk: false });
});

test('what became of e-mails goes to the account’s event bus', () => {
  prod.work.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
    EventDestination: {
      Enabled: true,
      EventBridgeDestination: Match.anyValue(),
      MatchingEventTypes: Match.arrayWith(['delivery', 'bounce', 'complaint']),
    },
  });
});

test('service notices keep to the pace of the settings, shared by the processes that may run at once', () => {
  const [mapping] = Object.values(
    prod.work.findResources('AWS::Lambda::EventSourceMapping', {
      Properties: { EventSourceArn: { 'Fn::GetAtt': [Match.anyValue(), 'Arn'] }, ScalingConfig: Match.anyValue() },
    }),
  );
  const processes = mapping?.Properties.ScalingConfig.MaximumConcurrency;
  prod.work.hasResourceProperties('AWS::Lambda::Function', {
    Environment: {
      Variables: Match.objectLike({ SENDS_PER_SECOND: String(prod.settings.sendsPerSecond / processes) }),
    },
  });
});
