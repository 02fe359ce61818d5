import { CfnOutput } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import {
  ConfigurationSet,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';

/** The province's domain as a sender of e-mails. Its DNS must carry the three DKIM records that SES names. */
export class ProvinceEmail extends Construct {
  readonly identity: EmailIdentity;
  readonly configurationSet: ConfigurationSet;

  constructor(scope: Construct, id: string, { domain, name }: { domain: string; name: string }) {
    super(scope, id);
    this.configurationSet = new ConfigurationSet(this, 'Set', {
      configurationSetName: name,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    // SES knows no other bus than the account's own; its events carry the tags of the notice.
    const bus = EventBus.fromEventBusName(this, 'Bus', 'default');
    this.configurationSet.addEventDestination('Events', {
      destination: EventDestination.eventBus(bus),
      events: [
        ...[EmailSendingEvent.DELIVERY, EmailSendingEvent.DELIVERY_DELAY, EmailSendingEvent.REJECT],
        ...[EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
      ],
    });
    this.identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(domain),
      configurationSet: this.configurationSet,
    });
    for (const [index, { name: record, value }] of this.identity.dkimRecords.entries())
      new CfnOutput(this, `Dkim${index + 1}`, { value: `${record} CNAME ${value}` });
  }
}
