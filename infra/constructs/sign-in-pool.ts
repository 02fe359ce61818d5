import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  CfnUserPoolRiskConfigurationAttachment,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
  type UserPoolDomain,
  UserPoolGroup,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { role } from '../../functions/domain/staff.ts';
import { nameOf, type Settings } from '../settings.ts';

/** What a token must allow before a push is let in. */
export const pushScope = 'dossiers/push';

/**
 * Who may come in: staff, entered by an administrator, with a password and a one-time code; and the systems that push
 * updates, each with an account of its own.
 */
export class SignInPool extends Construct {
  readonly pool: UserPool;
  readonly domain: UserPoolDomain;
  /** By the system's name. */
  readonly machines: ReadonlyMap<string, UserPoolClient>;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const { name, keep, signIn } = settings;
    this.pool = new UserPool(this, 'Pool', {
      userPoolName: nameOf(settings),
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      autoVerify: { email: true },
      // Rights hang on the address: a new one counts only once it is verified.
      keepOriginal: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        ...{ minLength: 12, requireDigits: true, requireLowercase: true, requireUppercase: true, requireSymbols: true },
        tempPasswordValidity: Duration.days(7),
      },
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      userVerification: {
        emailSubject: 'Mã xác minh Báo Tin',
        emailBody: 'Mã xác minh của anh/chị là {####}',
      },
      userInvitation: {
        emailSubject: `Tài khoản Báo Tin ${name}`,
        emailBody: 'Xin chào,<br>tài khoản Báo Tin của anh/chị: {username}<br>Mật khẩu dùng một lần: {####}',
      },
      deletionProtection: keep,
      removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    new CfnUserPoolRiskConfigurationAttachment(this, 'Risk', {
      ...{ userPoolId: this.pool.userPoolId, clientId: 'ALL' },
      // Passwords that stand in lists of stolen ones.
      compromisedCredentialsRiskConfiguration: { actions: { eventAction: 'BLOCK' } },
    });
    this.domain = this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: signIn.domainPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    // To find people by in the list of accounts. What they may do stands in the registry: docs/adr/0011.
    for (const groupName of role.options)
      new UserPoolGroup(this, groupName, { userPool: this.pool, groupName, description: 'Mirrors the registry' });
    this.machines = this.#addMachines(settings.pushingSystems);
  }

  #addMachines(systems: readonly string[]): ReadonlyMap<string, UserPoolClient> {
    const push = new ResourceServerScope({ scopeName: 'push', scopeDescription: 'Push updates of dossiers' });
    const server = this.pool.addResourceServer('Dossiers', { identifier: 'dossiers', scopes: [push] });
    return new Map(
      systems.map((system) => [
        system,
        this.pool.addClient(`system-${system}`, {
          userPoolClientName: system,
          generateSecret: true,
          authFlows: {},
          oAuth: { flows: { clientCredentials: true }, scopes: [OAuthScope.resourceServer(server, push)] },
          accessTokenValidity: Duration.hours(1),
        }),
      ]),
    );
  }

  /** The console: a public client, which PKCE protects in place of a secret. */
  addConsole(consoleUrl: string): UserPoolClient {
    const client = this.pool.addClient('console', {
      userPoolClientName: 'console',
      generateSecret: false,
      authFlows: { userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: [`${consoleUrl}/sign-in/callback`],
        logoutUrls: [`${consoleUrl}/sign-out`],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      // The console reads who it is and throws the tokens away; its own session says how long somebody stays.
      ...{ accessTokenValidity: Duration.hours(1), idTokenValidity: Duration.hours(1) },
      refreshTokenValidity: Duration.hours(1),
    });
    new CfnManagedLoginBranding(this, 'Look', {
      ...{ userPoolId: this.pool.userPoolId, clientId: client.userPoolClientId },
      useCognitoProvidedValues: true,
    });
    return client;
  }
}
