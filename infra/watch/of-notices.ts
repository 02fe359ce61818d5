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
    harm: 'Citizens are not told though they could be: their carrier put every try off. They are on the call list.',
    first: 'open the saved query "lost notices" and read the reason.',
    // None is usual: a notice fails after five tries in more than an hour.
    ...{ metric: own('Notices', 'sum', 15, 'failed'), threshold: 1 },
  },
  {
    id: 'notices-unknown',
    harm: 'Citizens may or may not have been told: the carrier did not answer. They are not told again by themselves.',
    first: 'open the saved query "lost notices"; staff settle them from the call list.',
    ...{ metric: own('Notices', 'sum', 15, 'unknown'), threshold: 1 },
  },
  {
    id: 'our-fault',
    harm: 'Citizens are told late or not at all, for something of ours is broken: words, a letter, a table, a right.',
    first: 'open the saved query "errors" for send-notice; after the mend, npm run send-again.',
    // A table's hiccup puts one or two back. Five in a quarter of an hour is something broken, and so is one given up.
    metric: new MathExpression({
      expression: '5 * FILL(lost, 0) + FILL(back, 0)',
      usingMetrics: {
        lost: own('Notices', 'sum', 15, 'failed-by-us'),
        back: own('Notices', 'sum', 15, 'our-fault'),
      },
      period: minutes(15),
    }),
    threshold: 5,
  },
];

/** Whether citizens are told, and in time. */
export const ofNotices: readonly AlarmSpec[] = [...promise, ...lost];
