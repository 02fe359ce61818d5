/*
 * AWS's list prices, US dollars, on demand, Singapore (ap-southeast-1) unless said otherwise, without any free tier.
 * They were written down from knowledge of AWS's price pages and not read from them on the day: compare each with its
 * page before a budget rests on it. What costs by far the most, an SMS to Vietnam, is also the least certain.
 */

export const pricesAsOf = '2026-11-22';
export const vndPerUsd = { rate: 26_300, asOf: pricesAsOf, basis: 'assumed; take the State Bank’s rate of the day' };

export type Price = { usd: number; unit: string; page: string };

const page = (name: string): string => `https://aws.amazon.com/${name}/pricing/`;

export const prices = {
  smsPart: { usd: 0.075, unit: 'SMS part to Vietnam, assumed', page: 'https://aws.amazon.com/sns/sms-pricing/' },
  email: { usd: 0.1 / 1000, unit: 'e-mail', page: page('ses') },
  write: { usd: 0.71155 / 1e6, unit: 'write unit', page: `${page('dynamodb')}on-demand/` },
  read: { usd: 0.14231 / 1e6, unit: 'read unit', page: `${page('dynamodb')}on-demand/` },
  stored: { usd: 0.285, unit: 'GB-month in tables', page: `${page('dynamodb')}on-demand/` },
  recovery: { usd: 0.228, unit: 'GB-month of point-in-time recovery', page: `${page('dynamodb')}on-demand/` },
  call: { usd: 0.2 / 1e6, unit: 'call of a function', page: page('lambda') },
  gbSecond: { usd: 0.0000133334, unit: 'GB-second of a function (arm64)', page: page('lambda') },
  request: { usd: 1.25 / 1e6, unit: 'call of the HTTP API', page: page('api-gateway') },
  message: { usd: 0.4 / 1e6, unit: 'call of a queue', page: page('sqs') },
  schedule: { usd: 1.25 / 1e6, unit: 'call of a schedule', page: page('eventbridge') },
  cdnRequest: { usd: 0.012 / 1e4, unit: 'HTTPS request at CloudFront, Asia', page: page('cloudfront') },
  cdnGb: { usd: 0.12, unit: 'GB from CloudFront, Asia', page: page('cloudfront') },
  wafRequest: { usd: 0.6 / 1e6, unit: 'request looked at by the WAF', page: page('waf') },
  wafRule: { usd: 1, unit: 'rule and month', page: page('waf') },
  wafAcl: { usd: 5, unit: 'list of rules and month', page: page('waf') },
  staff: { usd: 0.02, unit: 'person signing in in a month (Plus)', page: page('cognito') },
  system: { usd: 6, unit: 'pushing system and month', page: page('cognito') },
  token: { usd: 0.00225, unit: 'token of a pushing system', page: page('cognito') },
  key: { usd: 1, unit: 'key and month', page: page('kms') },
  keyUse: { usd: 0.03 / 1e4, unit: 'use of a key', page: page('kms') },
  secret: { usd: 0.4, unit: 'secret and month', page: page('secrets-manager') },
  logGb: { usd: 0.7, unit: 'GB of logs taken in', page: page('cloudwatch') },
  alarm: { usd: 0.1, unit: 'metric of an alarm and month', page: page('cloudwatch') },
  metric: { usd: 0.3, unit: 'own metric and month', page: page('cloudwatch') },
  dashboard: { usd: 3, unit: 'dashboard and month', page: page('cloudwatch') },
} as const satisfies Record<string, Price>;
