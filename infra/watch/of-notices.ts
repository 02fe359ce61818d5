import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { type AlarmSpec, minutes } from './alarm.ts';
import { own } from './own.ts';

/** The share of hand-overs that came late, of at least five: at night one of one is no trend. */
const late = (every: number): MathExpression =>
  new MathExpression({
    expression: 'IF(late >= 5, late / handed, 0)',
    usingMetrics: {
      late: own('LateHandovers', 'sum', every),
      handed: own('LateHandovers', 'n', every),
    },
    period: minutes(every),
  });

const promise: readonly AlarmSpec[] = [
  {
    id: 'promise-broken',
    harm: 'Citizens hear of their dossiers more than a minute late: one notice in seven of the last hour.',
    first: 'look at the dashboard where they wait: stream, queue or carrier.',
    // 14.4 times the one in a hundred that may be late: an hour of it spends a fiftieth of a month's share.
    ...{ metric: late(60), threshold: 0.144 },
  },
  {
    id: 'promise-slipping',
    harm: 'Citizens hear of their dossiers more than a minute late: one notice in seventeen of the last six hours.',
    first: 'compare the hours on the dashboard: a few minutes of each, or always a little.',
    // Six times: a day of it spends a fifth of a month's share. Too slow for the other alarm, too much to leave.
    ...{ metric: late(360), threshold: 0.06 },
  },
];

const lost: readonly AlarmSpec[] = [
  {
    id: 'notices-failed',
    harm: 'Citizens are not told though they could be: every try failed. They are on the call list.',
    first: 'open the saved query "lost notices" and read the reason.',
    // None is usual: a notice fails after five tries in more than an hour, or because its words cannot be made.
    ...{ metric: own('Notices', 'sum', 15, 'failed'), threshold: 1 },
  },
  {
    id: 'notices-unknown',
    harm: 'Citizens may or may not have been told: the carrier did not answer. They are not told again by themselves.',
    first: 'open the saved query "lost notices"; staff settle them from the call list.',
    ...{ metric: own('Notices', 'sum', 15, 'unknown'), threshold: 1 },
  },
];

/** Whether citizens are told, and in time. */
export const ofNotices: readonly AlarmSpec[] = [...promise, ...lost];
