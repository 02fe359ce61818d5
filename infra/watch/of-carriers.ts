import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { type AlarmSpec, minutes } from './alarm.ts';
import { own, share, sumOf } from './own.ts';

const became = (outcome: string, every: number) => own('Notices', 'sum', every, outcome);

export const smsSpent = new Metric({
  ...{ namespace: 'AWS/SNS', metricName: 'SMSMonthToDateSpentUSD', statistic: 'max', period: minutes(5) },
});

/** 1 for each SMS that a carrier says has arrived, 0 for one that has not. */
export const smsArrived = (statistic: string): Metric =>
  new Metric({
    ...{ namespace: 'AWS/SNS', metricName: 'SMSSuccessRate', statistic, period: minutes(60) },
    dimensionsMap: { Country: 'VN', SMSType: 'Transactional' },
  });

/** What SES thinks of the whole account, as shares of what was sent. */
export const reputation = (of: 'Bounce' | 'Complaint'): Metric =>
  new Metric({
    ...{ namespace: 'AWS/SES', metricName: `Reputation.${of}Rate`, statistic: 'max', period: minutes(60) },
  });

const turnedAway: readonly AlarmSpec[] = [
  {
    id: 'carrier-puts-off',
    harm: 'Notices are late, and lost after five tries: SNS or SES does not take them now.',
    first: 'read the reason in the saved query "carriers": money spent, rate too high, sending paused, right missing.',
    metric: share(
      became('put-off', 15),
      sumOf({ later: became('put-off', 15), taken: became('accepted', 15) }, 15),
      ...([5, 15] as const),
    ),
    // A moment's throttling is over before half an hour is; while a carrier is down, nearly all is put off.
    ...{ threshold: 0.5, periods: 2 },
  },
  {
    id: 'carrier-refuses',
    harm: 'Many citizens cannot be reached over the channel that they gave: the carrier refuses them for good.',
    first: 'read the reasons in the saved query "carriers"; if one sender brings bad numbers, tell its people.',
    metric: share(
      became('undeliverable', 60),
      sumOf({ refused: became('undeliverable', 60), taken: became('accepted', 60) }, 60),
      ...([20, 60] as const),
    ),
    // A few in a hundred numbers are always wrong; one in five is something new.
    threshold: 0.2,
  },
  {
    id: 'sms-undelivered',
    harm: 'SMS leave but do not arrive at citizens’ phones.',
    first: 'read the log group sns/…/DirectPublishToPhoneNumber/Failure: which carrier, and why.',
    metric: new MathExpression({
      expression: 'IF(sent >= 20, 1 - rate, 0)',
      usingMetrics: { rate: smsArrived('avg'), sent: smsArrived('n') },
      period: minutes(60),
    }),
    // Phones that are off and numbers given up are a few in a hundred; more is the sender's name or a carrier.
    threshold: 0.2,
  },
];

const mail: readonly AlarmSpec[] = [
  {
    id: 'email-bounces',
    harm: 'E-mails do not arrive; at a tenth SES stops all e-mails to citizens and staff.',
    first: 'see in the SES console, "Reputation metrics", whose addresses bounce.',
    metric: reputation('Bounce'),
    // SES puts an account under review at 5 %.
    threshold: 0.04,
  },
  {
    id: 'email-complaints',
    harm: 'Citizens report the e-mails as unwanted; at five in a thousand SES stops them all.',
    first: 'see in the SES console, "Reputation metrics", which notices they are.',
    metric: reputation('Complaint'),
    // SES puts an account under review at 0.1 %.
    threshold: 0.0008,
  },
];

/** Whether the carriers take what is sent, and bring it. */
export const ofCarriers = (monthlySmsSpendLimitUsd: number): AlarmSpec[] => [
  ...turnedAway,
  ...mail,
  {
    id: 'sms-money',
    harm: 'Four fifths of this month’s SMS money are spent; at its end citizens get no SMS.',
    first: 'compare with the day of the month, then raise monthlySmsSpendLimitUsd, or stop the campaign’s messages.',
    metric: smsSpent,
    // At an even pace that is the 24th: time enough to ask AWS for more.
    threshold: monthlySmsSpendLimitUsd * 0.8,
  },
];
