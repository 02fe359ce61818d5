import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

type Statement = CfnWebACL.StatementProperty;
type Rule = Omit<CfnWebACL.RuleProperty, 'priority'>;

/** Rules look at all requests unless a statement narrows them. */
export const anywhere = undefined;

const unchanged = [{ priority: 0, type: 'NONE' }];
// Before it is compared: `/TRA-CUU`, `/%74ra-cuu` and `/t/../tra-cuu` must not slip through.
const plain = [
  { priority: 0, type: 'URL_DECODE' },
  { priority: 1, type: 'NORMALIZE_PATH' },
  { priority: 2, type: 'LOWERCASE' },
];

export const startsWith = (path: string): Statement => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: 'STARTS_WITH',
    searchString: path,
    textTransformations: plain,
  },
});

export const notBelow = (path: string): Statement => ({ notStatement: { statement: startsWith(path) } });

const isPost: Statement = {
  byteMatchStatement: {
    fieldToMatch: { method: {} },
    positionalConstraint: 'EXACTLY',
    searchString: 'POST',
    textTransformations: unchanged,
  },
};

export const posted = (path: string): Statement => ({ andStatement: { statements: [isPost, startsWith(path)] } });

const seen = (metricName: string) => ({ cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: false });

/** Turns an address away that has asked more than `limit` times within five minutes, until it asks less. */
export const perAddress = (name: string, limit: number, scopeDownStatement: Statement): Rule => ({
  name: `rate-${name}`,
  action: { block: { customResponse: { responseCode: 429 } } },
  statement: { rateBasedStatement: { aggregateKeyType: 'IP', evaluationWindowSec: 300, limit, scopeDownStatement } },
  visibilityConfig: seen(`rate-${name}`),
});

/** Rules that AWS keeps up; those in `onlyCounted` are watched without turning anybody away. */
export const managed = (
  name: string,
  scopeDownStatement: Statement | undefined,
  onlyCounted: readonly string[] = [],
): Rule => ({
  name,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ...(scopeDownStatement && { scopeDownStatement }),
      ruleActionOverrides: onlyCounted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
  visibilityConfig: seen(name),
});
