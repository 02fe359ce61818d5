import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, Billing, StreamViewType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { type TableName, type TableSpec, tableNames, tables } from '../functions/stores/tables.ts';
import { accept } from './constructs/accept.ts';
import { byName } from './constructs/by-name.ts';
import { nameOf, type Settings } from './settings.ts';
import { stackProps } from './stack-props.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** In all. A file that expires becomes a former version first, and a former one stays as long as a lost event for it. */
const daysOfFiles = 90;
const daysOfFormerVersions = 14;

/** What is kept: the tables as `functions/stores/tables.ts` declares them, and the bucket that files are dropped into. */
export class DataStack extends Stack {
  readonly drop: Bucket;
  /** Key of citizens' links, drawn once for a province and stage: another would break all links that are out. */
  readonly linkKey: Secret;
  readonly table: (name: TableName) => TableV2;
  readonly #removalPolicy: RemovalPolicy;

  constructor(scope: Construct, settings: Settings) {
    super(scope, `${nameOf(settings)}-data`, stackProps(settings));
    this.#removalPolicy = settings.keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.table = byName(tableNames.map((name) => [name, this.#makeTable(name, tables[name], settings.keep)]));
    this.drop = new Bucket(this, 'Drop', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // Two files of one name are two versions: the function reads the one that it was woken for.
      versioned: true,
      // Files of updates hold names and phone numbers; once read they are only proof of what was handed in.
      lifecycleRules: [
        {
          expiration: Duration.days(daysOfFiles - daysOfFormerVersions),
          noncurrentVersionExpiration: Duration.days(daysOfFormerVersions),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      removalPolicy: this.#removalPolicy,
    });
    accept(this.drop, 'S1', 'Who reads files logs each of them; who drops one is known by the file.');
    this.linkKey = new Secret(this, 'LinkKey', {
      description: `${this.stackName}: key of the links in notices`,
      generateSecretString: { passwordLength: 43, excludePunctuation: true },
      removalPolicy: this.#removalPolicy,
    });
    accept(this.linkKey, 'SMG4', 'Another key would break every link that is out: docs/adr/0019.');
    new CfnOutput(this, 'DropBucket', { value: this.drop.bucketName });
  }

  #makeTable(name: TableName, spec: TableSpec, keep: boolean): TableV2 {
    const [partition, sort] = spec.key;
    return new TableV2(this, name, {
      partitionKey: text(partition),
      ...(sort && { sortKey: text(sort) }),
      globalSecondaryIndexes: Object.entries(spec.indexes).map(([indexName, [indexPartition, indexSort]]) => ({
        indexName,
        partitionKey: text(indexPartition),
        sortKey: text(indexSort),
      })),
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: keep,
      removalPolicy: this.#removalPolicy,
      ...(spec.stream && { dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES }),
      ...(spec.expires && { timeToLiveAttribute: spec.expires }),
      ...(spec.ownKey && { encryption: TableEncryptionV2.customerManagedKey(this.#makeKey(name)) }),
    });
  }

  #makeKey(name: TableName): Key {
    return new Key(this, `${name}-key`, {
      description: `${this.stackName}: table ${name}`,
      enableKeyRotation: true,
      removalPolicy: this.#removalPolicy,
    });
  }
}
