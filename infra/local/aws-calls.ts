import * as z from 'zod';

/** A request to AWS as a client of the SDK signed it. */
export type AwsRequest = {
  /** The service's name in the signature. */
  service: string;
  method: string;
  /** Below the service's own part of the address on this machine. */
  path: string;
  /** `x-amz-target` of the JSON protocols: `DynamoDB_20120810.PutItem`. */
  target: string | undefined;
  body: string;
};

/** What a request needs the right to: one action on one resource; the context is what conditions of policies ask about. */
export type AwsCall = { action: string; resource: string; context?: Record<string, string> };

/** Of the account that the machine plays. */
export const here = { region: 'ap-southeast-1', account: '000000000000' } as const;

/** Answers how a policy would call a value: `{DOSSIERS_TABLE}` for a table's name. */
type Named = (value: string) => string;

const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:${here.region}:${here.account}:${resource}`;

/**
 * The rights that AWS asks for a request, after its service authorization reference. A request that cannot be read
 * here is named as it came, so that no policy allows it; what called must not feel that it is watched.
 */
export const callsOf = (request: AwsRequest, named: Named): AwsCall[] => {
  const { service, method, path, target, body } = request;
  const operation = target?.split('.').at(-1) ?? new URLSearchParams(body).get('Action') ?? `${method} ${path}`;
  const ways: Record<string, (() => AwsCall[]) | undefined> = {
    dynamodb: () => onTables(operation, JSON.parse(body), named),
    'sqs SendMessage': () => {
      const { QueueUrl } = z.object({ QueueUrl: z.string() }).parse(JSON.parse(body));
      return [{ action: 'sqs:SendMessage', resource: arn('sqs', named(QueueUrl)) }];
    },
    'secretsmanager GetSecretValue': () => {
      const { SecretId } = z.object({ SecretId: z.string() }).parse(JSON.parse(body));
      return [{ action: 'secretsmanager:GetSecretValue', resource: named(SecretId) }];
    },
    'sns Publish': () => {
      const asked = new URLSearchParams(body);
      // An SMS to a number has no resource.
      return [{ action: 'sns:Publish', resource: asked.get('TopicArn') ?? asked.get('TargetArn') ?? '*' }];
    },
    'ses POST /v2/email/outbound-emails': () => toMail(JSON.parse(body), named),
    scheduler: () => (/^POST \/schedules\/[^/]+$/.test(operation) ? toSchedule(JSON.parse(body), named) : []),
    s3: () => onFile(method, path, named),
  };
  const unknown = [{ action: `${service}:${operation}`, resource: '*' }];
  try {
    const calls = (ways[`${service} ${operation}`] ?? ways[service])?.() ?? [];
    return calls.length > 0 ? calls : unknown;
  } catch {
    return unknown;
  }
};

const onTable = z.object({ TableName: z.string(), IndexName: z.string().optional() });
const ofBatch = z.object({ RequestItems: z.record(z.string(), z.unknown()) });
const ofTransaction = z.object({ TransactItems: z.array(z.record(z.string(), onTable)) });

/** A transaction needs the right to each of its parts, and none to itself. */
const partsOfTransactions: Record<string, string> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

const onTables = (operation: string, body: unknown, named: Named): AwsCall[] => {
  const on = (action: string, { TableName, IndexName }: z.infer<typeof onTable>): AwsCall => ({
    action: `dynamodb:${action}`,
    resource: arn('dynamodb', `table/${named(TableName)}${IndexName ? `/index/${IndexName}` : ''}`),
  });
  switch (operation) {
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return Object.keys(ofBatch.parse(body).RequestItems).map((TableName) => on(operation, { TableName }));
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return ofTransaction
        .parse(body)
        .TransactItems.flatMap((parts) =>
          Object.entries(parts).map(([part, { TableName }]) => on(partsOfTransactions[part] ?? part, { TableName })),
        );
    default:
      return [on(operation, onTable.parse(body))];
  }
};

const mail = z.object({
  FromEmailAddress: z.string(),
  ConfigurationSetName: z.string().optional(),
  Content: z.object({
    Simple: z.object({ Attachments: z.array(z.unknown()).default([]) }).optional(),
    Raw: z.unknown().optional(),
  }),
});

/** The sender's domain and the configuration set are both asked about; attachments need the older right beside. */
const toMail = (body: unknown, named: Named): AwsCall[] => {
  const { FromEmailAddress, ConfigurationSetName, Content } = mail.parse(body);
  const domain = /@([^@>\s]+)>?$/.exec(FromEmailAddress)?.[1];
  const resources = [
    arn('ses', `identity/${domain}`),
    ...(ConfigurationSetName ? [arn('ses', `configuration-set/${named(ConfigurationSetName)}`)] : []),
  ];
  const isRaw = Content.Raw !== undefined || (Content.Simple?.Attachments.length ?? 0) > 0;
  return ['ses:SendEmail', ...(isRaw ? ['ses:SendRawEmail'] : [])].flatMap((action) =>
    resources.map((resource) => ({ action, resource })),
  );
};

const schedule = z.object({ GroupName: z.string().default('default'), Target: z.object({ RoleArn: z.string() }) });

/** Every schedule bears another name: one stands for all. */
const toSchedule = (body: unknown, named: Named): AwsCall[] => {
  const { GroupName, Target } = schedule.parse(body);
  return [
    { action: 'scheduler:CreateSchedule', resource: arn('scheduler', `schedule/${named(GroupName)}/NAME`) },
    {
      action: 'iam:PassRole',
      resource: named(Target.RoleArn),
      context: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
    },
  ];
};

const onFile = (method: string, path: string, named: Named): AwsCall[] => {
  const [, bucket = '', ...key] = decodeURIComponent(path).split('/');
  const action = { GET: 's3:GetObject', PUT: 's3:PutObject', DELETE: 's3:DeleteObject' }[method];
  return action && key.length > 0 ? [{ action, resource: `arn:aws:s3:::${named(bucket)}/${key.join('/')}` }] : [];
};
