import { makeMatters } from '../../functions/console/matters.ts';
import type { Contact } from '../../functions/domain/contact.ts';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import type { MatterRef } from '../../functions/domain/matter.ts';
import type { Notice } from '../../functions/domain/notice.ts';
import type { Policy } from '../../functions/domain/policy.ts';
import type { Staff } from '../../functions/domain/staff.ts';
import { unit } from '../../functions/domain/unit.ts';
import { makeSecondStepOf } from '../../functions/lib/second-step.ts';
import type { Matters } from '../../functions/ports.ts';
import { noNudges } from '../../functions/send-notice/clear-nudge.ts';

import { makeSendNotice } from '../../functions/send-notice/handler.ts';
import { makeMessages } from '../../functions/send-notice/make-message.ts';
import { shippedWords } from '../../functions/templates/shipped-words.ts';
import { pickWords } from '../../functions/templates/words.ts';
import { aDossier } from '../builders.ts';
import { fakeLetters, fakeMatters } from '../fake-matters.ts';
import {
  aClock,
  accepted,
  fakeAudit,
  fakeContacts,
  fakeDossiers,
  fakeLinks,
  fakeNotices,
  fakePolicies,
  fakeQueue,
  fakeStaff,
} from '../fakes.ts';
import { bich, elsewhere, hung, lan, tam } from '../people.ts';

export const nhung = (code: string): Contact => ({
  code,
  applicant: { name: 'Nguyễn Thị Hồng Nhung', phone: '+84905123821', email: 'nhung@example.org' },
  language: 'vi',
  updatedAt: '2026-10-12T08:30:00+07:00',
});

type Given = {
  states?: DossierState[];
  notices?: Notice[];
  policy?: Partial<Policy>;
  now?: string;
  staff?: Staff[];
  /** In place of the store's commit. */
  commit?: (commit: Matters['commit']) => Matters['commit'];
};

/** A console with its desks in memory, and the function that sends what it lets go. */
export const openOffice = ({
  states = [aDossier()],
  notices: given = [],
  policy = {},
  now = '2026-10-21T10:00:00+07:00',
  staff = [lan, hung, bich, tam, elsewhere],
  commit = (store) => store,
}: Given = {}) => {
  const clock = aClock(now);
  const [dossiers, notices] = [fakeDossiers(...states), fakeNotices(...given)];
  const [letters, audit, fake] = [fakeLetters(), fakeAudit(), fakeQueue()];
  const contacts = fakeContacts(...states.map(({ code }) => nhung(code)));
  const policies = fakePolicies(policy);
  const links = fakeLinks();
  /** What was announced and written, in this order. */
  const log: string[] = [];
  const queue: typeof fake = {
    ...fake,
    send: (ref, at) => {
      log.push(`announce ${ref.id}`);
      return fake.send(ref, at);
    },
  };
  const stored = fakeMatters({ dossiers, notices, letters, audit });
  const matters: Matters = {
    ...stored,
    commit: async (step) => {
      const outcome = await commit(stored.commit)(step);
      log.push(outcome);
      return outcome;
    },
  };
  const words = { catalogues: shippedWords };
  const texts = {
    units: { find: async (code: string) => unit.parse({ code, name: `Đơn vị ${code}`, phone: '0255 3822 822' }) },
    wordsOf: async (language: string) => pickWords(words.catalogues, language),
    pageOf: () => 'https://baotin.example.vn/h',
  };
  const ports = {
    ...{ dossiers, notices, matters, letters, audit, policies, queue, contacts, clock, links },
    ...texts,
    staffList: fakeStaff(...staff),
    secondStepOf: makeSecondStepOf('key of the tests'),
  };
  const inbox: string[] = [];
  const make = makeMessages({
    ...{ contacts, links, clock, ...texts },
    ...{ steeringEmails: async () => [], report: () => {} },
    sms: {
      send: async ({ text }) => {
        inbox.push(text);
        return accepted;
      },
    },
    email: {
      send: async ({ subject }) => {
        inbox.push(subject);
        return accepted;
      },
    },
  });
  const send = makeSendNotice({
    dossiers,
    notices,
    policies,
    queue: fake,
    make,
    clear: noNudges,
    clock,
    report: () => {},
    reportFault: () => {},
  });
  const statesOf = () => notices.all().map(({ id, state }) => `${id} ${state}`);
  return { ...ports, actions: makeMatters(ports), sent: fake.sent, log, words, inbox, send, statesOf };
};

export const apology: MatterRef = { dossier: aDossier().code, kind: 'delay-apology', occurrence: '2026-10-23' };

export type Office = ReturnType<typeof openOffice>;

/** What goes back with an approval of what is shown now. */
export const seenOf = async ({ actions }: Office, ref: MatterRef) => {
  const matter = await actions.load(ref);
  return (matter && (await actions.show(matter)))?.shown.seen ?? 'nothing was shown';
};
/** Looks at a matter and approves it. */
export const approve = async (office: Office, by: Staff = hung, ref = apology) =>
  office.actions.approve(by, { ...ref, seen: await seenOf(office, ref) });
/** Who did what, with what outcome, and what was noted. */
export const auditOf = ({ audit }: Office) =>
  audit.entries.map(({ by, action, outcome, note }) => [by, action, outcome, note]);
