import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { WorkFunction } from '../constructs/work-function.ts';
import type { FunctionSpec } from '../topology.ts';
import { type AlarmSpec, minutes } from './alarm.ts';
import { own } from './own.ts';
import { mustHaveRun, runHoursOf, windowOf } from './run-hours.ts';

type Named = readonly [name: string, made: WorkFunction];

/** Work that is tried again and again may fail once or twice; a schedule or a file that fails has failed. */
const failuresInARow = ({ trigger }: FunctionSpec): number => {
  switch (trigger.type) {
    case 'stream':
    case 'queue':
    case 'http':
      return 3;
    case 'schedule':
    case 'drop':
      return 1;
    default:
      return trigger satisfies never;
  }
};

const ofOne = ([name, made]: Named): AlarmSpec[] => {
  const { spec } = made;
  const { harm, timeoutSeconds, trigger } = spec;
  const [of, periods] = [name, failuresInARow(spec)];
  const alarms: AlarmSpec[] = [
    {
      ...{ id: 'function-fails', of, harm, periods },
      first: `open the saved query "errors" for ${name} and read its last error.`,
      metric: made.metricErrors({ period: minutes(5) }),
      threshold: 1,
    },
    {
      ...{ id: 'function-slow', of, harm, periods },
      first: `look on the dashboard what ${name} waits for: tables, carriers, or too much work at once.`,
      metric: made.metricDuration({ period: minutes(5), statistic: 'max' }),
      // What takes nine tenths of its time is about to be cut off: a notice may then be "unknown".
      threshold: timeoutSeconds * 900,
    },
  ];
  if (trigger.type === 'stream')
    alarms.push({
      ...{ id: 'stream-behind', of, harm },
      first: `see whether ${name} fails on one record (saved query "errors"); then it is set aside by itself.`,
      metric: made.metric('IteratorAge', { period: minutes(5), statistic: 'max' }),
      // Citizens wait for one without a window: twice the promise's minute. For the others nobody waits.
      threshold: trigger.windowSeconds ? 30 * 60_000 : 2 * 60_000,
      periods: 2,
    });
  return alarms;
};

/** A job of the clock that did not come to its end in its hours. `base` is measured at every minute, runs only when they are. */
const ofJob = ([name, made]: Named, base: IMetric): AlarmSpec[] => {
  const { harm, trigger } = made.spec;
  if (trigger.type !== 'schedule') return [];
  const hours = runHoursOf(trigger.cron);
  const window = windowOf(hours);
  return [
    {
      ...{ id: 'run-missed', of: name, harm },
      first: `look for errors of ${name} (saved query "errors"), then whether its schedule is there and enabled.`,
      metric: new MathExpression({
        label: 'missed',
        // Where nothing at all was measured there is nothing to fill: the base adds its moments, and no value.
        expression: `IF(${mustHaveRun(hours, 'base')}, (FILL(runs, 0) + base * 0) < 1, 0)`,
        usingMetrics: { base, runs: own('Runs', 'sum', window, made.functionName) },
        period: minutes(window),
      }),
      threshold: 1,
    },
  ];
};

/** What can go wrong with each function of the map, and with all together. */
export const ofFunctions = (all: readonly Named[], base: IMetric): AlarmSpec[] => [
  ...all.flatMap(ofOne),
  ...all.flatMap((named) => ofJob(named, base)),
  {
    id: 'functions-throttled',
    harm: 'Pages are refused and notices wait: the account lets no more functions run at once.',
    first: 'see on the dashboard which function takes all, then the quota "Concurrent executions" of Lambda.',
    // Of the whole account; events that are refused once or twice are tried again in silence.
    metric: new Metric({
      ...{ namespace: 'AWS/Lambda', metricName: 'Throttles', statistic: 'sum', period: minutes(5) },
    }),
    ...{ threshold: 1, periods: 3 },
  },
];
