import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, type IHttpRouteAuthorizer, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { Front } from './constructs/front.ts';
import { SignInPool } from './constructs/sign-in-pool.ts';
import type { GuardStack } from './guard-stack.ts';
import { nameOf, type Settings } from './settings.ts';
import { stackProps } from './stack-props.ts';
import type { SignInSettings } from './topology.ts';
import type { OwnSignIn } from './watch/of-doors.ts';

/** What a call's log line says: enough to find a fault, nothing of a citizen's (no body, no query, no address). */
const logLine = JSON.stringify({
  at: '$context.requestTime',
  request: '$context.requestId',
  caller: '$context.authorizer.claims.client_id',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  fault: '$context.integrationErrorMessage',
});

/**
 * Where the world comes in, and who may: one address behind CloudFront, the HTTP API, sign-in for staff and accounts for
 * systems. The functions' own stack adds the routes, for it needs to know these addresses first.
 */
export class EdgeStack extends Stack {
  readonly api: HttpApi;
  /** Lets in who brings a token of a pushing system. */
  readonly machines: IHttpRouteAuthorizer;
  readonly originKey: ISecret;
  /** Where citizens look their dossiers up. */
  readonly trackingPage: string;
  readonly signIn: SignInSettings;
  /** The console's client in the pool that the stacks make; a province's own provider is watched by whoever runs it. */
  readonly ownSignIn: OwnSignIn | undefined;

  constructor(scope: Construct, { settings, guard }: { settings: Settings; guard: GuardStack }) {
    super(scope, `${nameOf(settings)}-edge`, { ...stackProps(settings), crossRegionReferences: true });
    this.api = this.#makeApi(settings);
    const front = new Front(this, 'front', { settings, api: this.api, webAclArn: guard.webAclArn });
    this.originKey = front.originKey;
    const own = front.distribution.distributionDomainName;
    this.trackingPage = `https://${settings.domain?.citizens ?? own}`;
    const consoleUrl = `https://${settings.domain?.staff ?? own}`;

    const accounts = new SignInPool(this, 'sign-in', settings);
    const systems = [...accounts.machines].map(([system, { userPoolClientId }]) => ({ system, userPoolClientId }));
    const issuer = accounts.pool.userPoolProviderUrl;
    this.machines = new HttpJwtAuthorizer('pushing-systems', issuer, {
      jwtAudience: systems.map(({ userPoolClientId }) => userPoolClientId),
    });
    const { provider } = settings.signIn;
    this.ownSignIn = provider
      ? undefined
      : { pool: accounts.pool.userPoolId, client: accounts.addConsole(consoleUrl).userPoolClientId };
    this.signIn = { consoleUrl, ...(provider ?? { issuer, clientId: this.ownSignIn?.client ?? '' }) };

    const say = (name: string, value: string) => new CfnOutput(this, name, { value });
    say('CitizensPages', this.trackingPage);
    say('Console', `${consoleUrl}/ban-lam-viec`);
    say('PushAddress', `${this.trackingPage}/dossiers`);
    say('TokenAddress', `${accounts.domain.baseUrl()}/oauth2/token`);
    say('CloudFrontName', own);
    say('UserPool', accounts.pool.userPoolId);
    for (const { system, userPoolClientId } of systems) say(`System-${system}`, userPoolClientId);
  }

  #makeApi({ keep, ...settings }: Settings): HttpApi {
    const api = new HttpApi(this, 'api', { apiName: nameOf(settings), createDefaultStage: false });
    const log = new LogGroup(this, 'calls', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    api.addStage('default', {
      stageName: '$default',
      autoDeploy: true,
      // A province changes some thousand dossiers a minute at its peak; one call carries many of them.
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: AccessLogFormat.custom(logLine) },
    });
    return api;
  }
}
