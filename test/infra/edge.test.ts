import { Match } from 'aws-cdk-lib/assertions';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { stylePath } from '../../functions/console/pages/style.ts';
import { role } from '../../functions/domain/staff.ts';
import { logicalId, synthesise } from './synth.ts';

// Quảng Ngãi has hosts of its own, its test stage has none; Gia Lai has an OpenID provider of its own.
const { provinces, remove } = await synthesise('quang-ngai.prod.json', 'quang-ngai.test.json', 'gia-lai.prod.json');
afterAll(remove);
const [prod, trial, other] = provinces;
if (!prod || !trial || !other) throw new Error('All stages must be made');

const text = (value: unknown) => JSON.stringify(value);
const distribution = ({ edge }: typeof prod) => {
  const [found] = Object.values(edge.findResources('AWS::CloudFront::Distribution'));
  return found?.Properties.DistributionConfig;
};
const variablesOf = ({ work, stacks }: typeof prod, name: string) =>
  work.findResources('AWS::Lambda::Function')[logicalId(stacks.work.function(name))]?.Properties.Environment.Variables;

test('there is one way in: what pages answer is never kept by CloudFront, their styles are', () => {
  const { DefaultCacheBehavior: through, CacheBehaviors: kept, Origins: origins } = distribution(prod);
  const [disabled, optimized] = ['4135ea2d-6df8-44a3-9df3-4b5a84be39ad', '658327ea-f89d-4fab-a63d-7e88639e58f6'];
  expect(origins).toHaveLength(1);
  expect(through).toMatchObject({
    CachePolicyId: disabled,
    ViewerProtocolPolicy: 'redirect-to-https',
    Compress: false,
  });
  expect(kept).toEqual([expect.objectContaining({ CachePolicyId: optimized, PathPattern: '*/style-*.css' })]);
  expect(stylePath).toMatch(/\/style-[0-9a-f]+\.css$/);
});

test('CloudFront says a key to the functions that comes from Secrets Manager and stands in no variable', () => {
  const [{ OriginCustomHeaders: headers }] = distribution(prod).Origins;
  expect(headers).toEqual([
    { HeaderName: 'x-origin-key', HeaderValue: expect.objectContaining({ 'Fn::Join': expect.anything() }) },
  ]);
  expect(text(headers)).toContain('{{resolve:secretsmanager:');
  for (const stack of [prod.data, prod.work, prod.guard])
    expect(text(stack.toJSON())).not.toContain('{{resolve:secret');
  for (const name of ['citizen', 'console'])
    expect(text(variablesOf(prod, name).ORIGIN_KEY_SECRET)).toContain('ReffrontOriginKey');
  expect(text(variablesOf(prod, 'send-notice').LINK_KEY_SECRET)).toContain('RefLinkKey');
});

test('the viewer’s address is written over whatever the viewer claims, before anything else sees it', () => {
  const [viewer] = Object.values(prod.edge.findResources('AWS::CloudFront::Function'));
  const handler = z
    .custom<(event: object) => { headers: object }>((made) => typeof made === 'function')
    .parse(new Function(`${viewer?.Properties.FunctionCode}; return handler;`)());
  const request = { headers: { 'x-viewer-address': { value: '8.8.8.8' }, accept: { value: '*/*' } } };
  expect(handler({ viewer: { ip: '198.51.100.10' }, request }).headers).toEqual({
    'x-viewer-address': { value: '198.51.100.10' },
    accept: { value: '*/*' },
  });
  const { DefaultCacheBehavior, CacheBehaviors } = distribution(prod);
  for (const { FunctionAssociations } of [DefaultCacheBehavior, ...CacheBehaviors])
    expect(FunctionAssociations).toEqual([expect.objectContaining({ EventType: 'viewer-request' })]);
});

test('the province’s own hosts are used where it has them, else CloudFront’s address by all who need it', () => {
  const { citizens, staff, certificateArn } = prod.settings.domain ?? {};
  expect(distribution(prod)).toMatchObject({
    Aliases: [citizens, staff],
    ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021' },
  });
  expect(variablesOf(prod, 'send-notice')).toMatchObject({
    TRACKING_PAGE: 'https://baotin.quangngai.gov.vn',
    CONSOLE_URL: 'https://canbo.baotin.quangngai.gov.vn',
  });
  expect(distribution(trial).Aliases).toBeUndefined();
  for (const name of ['TRACKING_PAGE', 'CONSOLE_URL'])
    expect(text(variablesOf(trial, 'send-notice')[name])).toContain('FnGetAttfrontDistribution');
});

const ruleOf = (name: string) => {
  const [acl] = Object.values(prod.guard.findResources('AWS::WAFv2::WebACL'));
  const rules = z
    .array(z.object({ Name: z.string(), Statement: z.unknown(), Action: z.unknown() }))
    .parse(acl?.Properties.Rules.map((rule: object) => ({ Action: undefined, ...rule })));
  return rules.find((rule) => rule.Name === name);
};

test('one address may look up and sign in less often than read, and is told so', () => {
  const limitOf = (name: string) =>
    z
      .object({ RateBasedStatement: z.object({ Limit: z.number(), EvaluationWindowSec: z.literal(300) }) })
      .parse(ruleOf(name)?.Statement).RateBasedStatement.Limit;
  expect(limitOf('rate-look-up')).toBe(100);
  expect(limitOf('rate-sign-in')).toBe(100);
  expect(limitOf('rate-anything')).toBe(2000);
  expect(ruleOf('rate-look-up')?.Action).toEqual({ Block: { CustomResponse: { ResponseCode: 429 } } });
  expect(text(ruleOf('rate-look-up')?.Statement)).toMatch(/POST.*\/tra-cuu.*URL_DECODE.*NORMALIZE_PATH.*LOWERCASE/);
});

test('rules that AWS keeps up stand before all pages, and keep no request as a sample', () => {
  for (const name of ['AmazonIpReputationList', 'KnownBadInputsRuleSet', 'CommonRuleSet'])
    expect(ruleOf(`AWSManagedRules${name}`)?.Statement).toMatchObject({
      ManagedRuleGroupStatement: { VendorName: 'AWS', Name: `AWSManagedRules${name}` },
    });
  expect(text(prod.guard.toJSON())).not.toContain('"SampledRequestsEnabled":true');
  prod.guard.hasResourceProperties('AWS::WAFv2::WebACL', { Scope: 'CLOUDFRONT', DefaultAction: { Allow: {} } });
  expect(text(distribution(prod).WebACLId)).toContain('guarduseast1FnGetAttaclArn');
});

test('staff sign in with a one-time code beside a long password, and nobody enters themselves', () => {
  prod.edge.hasResourceProperties('AWS::Cognito::UserPool', {
    AdminCreateUserConfig: Match.objectLike({ AllowAdminCreateUserOnly: true }),
    MfaConfiguration: 'ON',
    EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    UserPoolTier: 'PLUS',
    UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
    Policies: { PasswordPolicy: Match.objectLike({ MinimumLength: 12, RequireSymbols: true }) },
    DeletionProtection: 'ACTIVE',
  });
  const groups = Object.values(prod.edge.findResources('AWS::Cognito::UserPoolGroup'));
  expect(groups.map(({ Properties }) => Properties.GroupName)).toEqual(role.options);
});

test('the console is a public client of that pool, and comes back to its own address only', () => {
  prod.edge.hasResourceProperties('AWS::Cognito::UserPoolClient', {
    ClientName: 'console',
    GenerateSecret: false,
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid', 'email'],
    CallbackURLs: ['https://canbo.baotin.quangngai.gov.vn/sign-in/callback'],
    LogoutURLs: ['https://canbo.baotin.quangngai.gov.vn/sign-out'],
  });
  expect(text(variablesOf(prod, 'console').OIDC_ISSUER)).toContain('ProviderURL');
  expect(text(variablesOf(prod, 'console').OIDC_CLIENT_ID)).toContain('console');
});

test('a province with a provider of its own signs in there; its systems still have accounts here', () => {
  expect(variablesOf(other, 'console')).toMatchObject({
    OIDC_ISSUER: 'https://dangnhap.gialai.gov.vn',
    OIDC_CLIENT_ID: 'baotin-console',
  });
  const clients = Object.values(other.edge.findResources('AWS::Cognito::UserPoolClient'));
  expect(clients.map(({ Properties }) => Properties.ClientName)).toEqual(other.settings.pushingSystems);
});

test('a pushing system has a secret, and a token of an hour that allows to push and nothing else', () => {
  for (const ClientName of prod.settings.pushingSystems)
    prod.edge.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      ClientName,
      GenerateSecret: true,
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthScopes: [Match.objectLike({ 'Fn::Join': ['', [Match.anyValue(), '/push']] })],
      AccessTokenValidity: 60,
    });
});

test('an operator reads off where everything is', () => {
  const outputs = Object.keys(prod.edge.findOutputs('*'));
  for (const name of ['CitizensPages', 'Console', 'PushAddress', 'TokenAddress', 'CloudFrontName', 'Systemigate'])
    expect(outputs).toContain(name);
});
