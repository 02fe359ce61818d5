/** Sets variables of this process (undefined removes one) and answers how to put back what was there. */
export const setEnvironment = (values: Readonly<Record<string, string | undefined>>): (() => void) => {
  const before = Object.fromEntries(Object.keys(values).map((key) => [key, process.env[key]]));
  assign(values);
  return () => assign(before);
};

const assign = (values: Readonly<Record<string, string | undefined>>): void => {
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[key];
    else process.env[key] = value;
  }
};

/**
 * What points the deployed SDK clients at this machine. Whatever a developer has set up for the real AWS is taken
 * out of their sight, and services that nobody named go to this machine too, so nothing can leave it.
 */
export const awsEnvironment = (
  region: string,
  databaseEndpoint: string,
  url: (service: string) => string,
): Record<string, string | undefined> => ({
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_SESSION_TOKEN: undefined,
  AWS_PROFILE: undefined,
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: undefined,
  AWS_ENDPOINT_URL: url('other'),
  AWS_ENDPOINT_URL_DYNAMODB: databaseEndpoint,
  AWS_ENDPOINT_URL_DYNAMODB_STREAMS: databaseEndpoint,
  AWS_ENDPOINT_URL_SNS: url('sns'),
  AWS_ENDPOINT_URL_SESV2: url('ses'),
  AWS_ENDPOINT_URL_SQS: url('sqs'),
  AWS_ENDPOINT_URL_SCHEDULER: url('scheduler'),
  AWS_ENDPOINT_URL_S3: url('s3'),
  AWS_ENDPOINT_URL_SECRETS_MANAGER: url('secrets'),
  POWERTOOLS_LOG_LEVEL: process.env.POWERTOOLS_LOG_LEVEL ?? 'ERROR',
});
