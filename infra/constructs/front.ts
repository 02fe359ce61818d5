import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { cloudFrontHeaders } from '../../functions/lib/cloudfront.ts';
import type { Settings } from '../settings.ts';
import { accept } from './accept.ts';

type FrontProps = { settings: Settings; api: HttpApi; webAclArn: string };

/** The one way in: CloudFront with its rules before the HTTP API. Functions turn away what did not come this way. */
export class Front extends Construct {
  readonly distribution: Distribution;
  /** What CloudFront says to the functions and nobody else can. */
  readonly originKey: Secret;

  constructor(scope: Construct, id: string, { settings, api, webAclArn }: FrontProps) {
    super(scope, id);
    const { region, urlSuffix, stackName } = Stack.of(this);
    const { domain } = settings;
    this.originKey = new Secret(this, 'OriginKey', {
      description: `${stackName}: what CloudFront says to the functions`,
      generateSecretString: { passwordLength: 43, excludePunctuation: true },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    accept(
      this.originKey,
      'SMG4',
      'Changed by hand, for CloudFront and functions must change together: docs/adr/0021.',
    );
    const origin = new HttpOrigin(`${api.apiId}.execute-api.${region}.${urlSuffix}`, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      // Readable by who may read the distribution; it opens nothing but the way around the limits.
      customHeaders: { [cloudFrontHeaders.originKey]: this.originKey.secretValue.unsafeUnwrap() },
    });
    const through = {
      origin,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: this.#nameTheViewer() }],
      // Pages compress themselves: what no cache may keep, CloudFront does not.
      compress: false,
    };
    this.distribution = new Distribution(this, 'Distribution', {
      comment: stackName,
      defaultBehavior: through,
      additionalBehaviors: {
        // The name changes with what it holds.
        '*/style-*.css': { ...through, cachePolicy: CachePolicy.CACHING_OPTIMIZED, compress: true },
      },
      ...(domain && {
        domainNames: [...new Set([domain.citizens, domain.staff])],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_200,
      webAclId: webAclArn,
    });
    const citizens = 'Citizens and officials abroad ask, too: nobody is kept out by country.';
    accept(this.distribution, 'CFR1', citizens);
    accept(this.distribution, 'CFR3', 'Its log would keep addresses of citizens and the paths that open their pages.');
    if (!domain) accept(this.distribution, 'CFR4', 'On its own address CloudFront lets nobody choose the protocol.');
  }

  /**
   * Writes the viewer's address over whatever the viewer claims. CloudFront has a header for it, too, but a policy that
   * names it can pass neither `Authorization` nor `Accept-Encoding` on.
   */
  #nameTheViewer(): EdgeFunction {
    return new EdgeFunction(this, 'Viewer', {
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(
        `function handler(event) {
  event.request.headers['${cloudFrontHeaders.viewer}'] = { value: event.viewer.ip };
  return event.request;
}`,
      ),
    });
  }
}
