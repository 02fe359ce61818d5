import { join } from 'node:path';
import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { FunctionSpec } from '../topology.ts';

type WorkFunctionProps = {
  spec: FunctionSpec;
  /** Folder of bundles, one folder for each folder below `functions/`. */
  assets: string;
  environment: Record<string, string>;
  removalPolicy: RemovalPolicy;
};

/** A function of the topology with its log and a role that may do nothing yet but write that log. */
export class WorkFunction extends LambdaFunction {
  readonly spec: FunctionSpec;

  constructor(scope: Construct, id: string, { spec, assets, environment, removalPolicy }: WorkFunctionProps) {
    const logGroup = new LogGroup(scope, `${id}-log`, { retention: RetentionDays.THREE_MONTHS, removalPolicy });
    const role = new Role(scope, `${id}-role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    super(scope, id, {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(join(assets, spec.folder)),
      handler: `index.${spec.handler}`,
      memorySize: spec.memoryMb,
      timeout: Duration.seconds(spec.timeoutSeconds),
      environment,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
    });
    this.spec = spec;
  }
}
