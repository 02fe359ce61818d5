import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { type AlarmSpec, minutes } from './alarm.ts';
import { own, share, sumOf } from './own.ts';

/** Where staff sign in, if the stacks made it. */
export type OwnSignIn = { pool: string; client: string };

const ofCalls = (api: IHttpApi, metricName: string): Metric =>
  new Metric({
    ...{ namespace: 'AWS/ApiGateway', metricName, statistic: 'sum', period: minutes(5) },
    dimensionsMap: { ApiId: api.apiId },
  });

export const calls = (api: IHttpApi) => ({ all: ofCalls(api, 'Count'), broken: ofCalls(api, '5xx') });

/** Wrong passwords and codes, of which the console hears nothing. */
const failedAtThePool = ({ pool, client }: OwnSignIn): IMetric => {
  const successes = (statistic: string) =>
    new Metric({
      ...{ namespace: 'AWS/Cognito', metricName: 'SignInSuccesses', statistic, period: minutes(15) },
      dimensionsMap: { UserPool: pool, UserPoolClient: client },
    });
  return new MathExpression({
    expression: 'tried - done',
    usingMetrics: { tried: successes('n'), done: successes('sum') },
    period: minutes(15),
  });
};

export const signInFaults = (at: OwnSignIn | undefined): IMetric =>
  sumOf({ ours: own('SignInFaults', 'sum', 15), ...(at && { theirs: failedAtThePool(at) }) }, 15);

/** Whether people and systems get in. */
export const ofDoors = (api: IHttpApi, signIn: OwnSignIn | undefined): AlarmSpec[] => {
  const { all, broken } = calls(api);
  return [
    {
      id: 'calls-fail',
      harm: 'Citizens’ pages, the console or pushes of other systems end in errors.',
      first: 'see on the dashboard which function fails; systems must push again what was answered with 5xx.',
      // One in twenty of at least twenty calls, a quarter of an hour long: one broken page rings with its function.
      metric: share(broken, all, 20, 5),
      ...{ threshold: 0.05, periods: 3 },
    },
    {
      id: 'sign-in-fails',
      harm: 'Staff cannot sign in, or somebody tries other people’s accounts.',
      first: 'open the saved query "errors" for the console; many faults of one address are an attack, see the WAF.',
      metric: signInFaults(signIn),
      // A whole centre mistypes less than that on a Monday morning.
      ...{ threshold: 20, periods: 2 },
    },
    {
      id: 'rows-refused',
      harm: 'Dossiers are missing or out of date: one record in five that was handed in is refused.',
      first: 'see under "Nhập tệp" in the console what is wrong, and tell the people of the system that sends it.',
      metric: share(own('RefusedRows', 'sum', 60), own('Rows', 'sum', 60), 50, 60),
      // Single slips are in each file; a fifth is a field that has changed its form.
      threshold: 0.2,
    },
    {
      id: 'rows-failed',
      harm: 'Citizens are not told what became of their dossiers: records fail by a fault of this platform.',
      first: 'open the saved query "errors" for intake: each record stands there with its place in the code.',
      metric: own('FailedRows', 'sum', 5),
      // Its sender was told that operators are: one is enough.
      threshold: 1,
    },
  ];
};
