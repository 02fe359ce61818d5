import { Stack } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { anywhere, managed, notBelow, perAddress, posted, startsWith } from './constructs/guard-rules.ts';
import { nameOf, type Settings } from './settings.ts';
import { stackProps } from './stack-props.ts';

/** Where CloudFront's web ACLs live, whatever the province's own region. */
const cloudFrontRegion = 'us-east-1';

const push = '/dossiers';

/** What stands before everything: known bad addresses and requests, and how often one address may ask. */
export class GuardStack extends Stack {
  readonly webAclArn: string;

  constructor(scope: Construct, settings: Settings) {
    super(scope, `${nameOf(settings)}-guard`, {
      ...stackProps(settings, cloudFrontRegion),
      crossRegionReferences: true,
    });
    const acl = new CfnWebACL(this, 'acl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      // The path of a citizen's page is a key to it, so no requests are kept as samples.
      visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: nameOf(settings), sampledRequestsEnabled: false },
      rules: [
        // One address may stand for an office, or for many phones of a carrier: limits are for who tries one thing after another.
        perAddress('anything', 2000, notBelow(push)),
        perAddress('push', 10_000, startsWith(push)),
        perAddress('look-up', 100, posted('/tra-cuu')),
        perAddress('sign-in', 100, startsWith('/sign-in')),
        managed('AWSManagedRulesAmazonIpReputationList', anywhere),
        managed('AWSManagedRulesKnownBadInputsRuleSet', notBelow(push)),
        // Files of figures and long lists are larger than these rules allow; what they hold is read as data and shown escaped.
        managed('AWSManagedRulesCommonRuleSet', notBelow(push), ['SizeRestrictions_BODY', 'CrossSiteScripting_BODY']),
      ].map((rule, priority) => ({ ...rule, priority })),
    });
    this.webAclArn = acl.attrArn;
  }
}
