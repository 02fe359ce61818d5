import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpNoneAuthorizer, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { nameOf, type Settings } from './settings.ts';
import { stackProps } from './stack-props.ts';
import { type FunctionSpec, functions } from './topology.ts';
import type { WorkStack } from './work-stack.ts';

/** What a call's log line says: enough to find a fault, nothing of a citizen's (no body, no query, no address). */
const logLine = JSON.stringify({
  at: '$context.requestTime',
  request: '$context.requestId',
  caller: '$context.identity.userArn',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  fault: '$context.integrationErrorMessage',
});

/**
 * Where the world reaches the functions. What systems push must be signed by an account that holds the push policy; what
 * browsers ask comes through: the console itself asks who it is, citizens' pages are for everybody.
 */
export class EdgeStack extends Stack {
  constructor(scope: Construct, { settings, work }: { settings: Settings; work: WorkStack }) {
    super(scope, `${nameOf(settings)}-edge`, stackProps(settings));
    const api = new HttpApi(this, 'api', {
      apiName: nameOf(settings),
      createDefaultStage: false,
      defaultAuthorizer: new HttpIamAuthorizer(),
    });
    // To be given to the machine accounts of the systems that push updates, and to nobody else.
    const push = new ManagedPolicy(this, 'push', { managedPolicyName: `${nameOf(settings)}-push` });
    for (const [name, { trigger }] of Object.entries<FunctionSpec>(functions)) {
      if (trigger.type !== 'http') continue;
      const integration = new HttpLambdaIntegration(name, work.function(name));
      for (const { method, path } of trigger.routes) {
        const methods = [HttpMethod[method]];
        if (trigger.authorization !== 'iam')
          api.addRoutes({ path, methods, integration, authorizer: new HttpNoneAuthorizer() });
        else for (const route of api.addRoutes({ path, methods, integration })) route.grantInvoke(push);
      }
    }
    const log = new LogGroup(this, 'calls', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: settings.keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    api.addStage('default', {
      stageName: '$default',
      autoDeploy: true,
      // A province changes some thousand dossiers a minute at its peak; one call carries many of them.
      throttle: { rateLimit: 20, burstLimit: 40 },
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: AccessLogFormat.custom(logLine) },
    });
    new CfnOutput(this, 'Address', { value: api.apiEndpoint });
  }
}
