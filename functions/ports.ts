import type { PublishedUnit } from './domain/account.ts';
import type { AuditEntry } from './domain/audit.ts';
import type { Contact } from './domain/contact.ts';
import type { CountedKey, Heard } from './domain/counted.ts';
import type { ListStretch } from './domain/dossier-list.ts';
import type { DossierState } from './domain/dossier-state.ts';
import type { Drive } from './domain/drive.ts';
import type { Difficulty, Task } from './domain/drive-work.ts';
import type { FileImport } from './domain/file-import.ts';
import type { FrozenFigures } from './domain/frozen.ts';
import type { Ranked } from './domain/league.ts';
import type { LetterForm } from './domain/letter.ts';
import type { Link } from './domain/link.ts';
import type { TryCount, TryLimit } from './domain/look-up.ts';
import type { Change } from './domain/matter.ts';
import type { Notice, NoticeDraft, NoticeRef } from './domain/notice.ts';
import type { NoticeState } from './domain/notice-life.ts';
import type { FeeOffer, NudgeMark } from './domain/nudge.ts';
import type { Pace, Sample } from './domain/pace.ts';
import type { DigitsAsked, PhoneDigits } from './domain/phone-digits.ts';
import type { Policy } from './domain/policy.ts';
import type { PortalFigures } from './domain/portal-figures.ts';
import type { LetterToPrint, PublishedApology } from './domain/register.ts';
import type { AnsweredSurvey } from './domain/satisfaction.ts';
import type { Known, KnownDossier } from './domain/sayings.ts';
import type { PendingSignIn, Session } from './domain/session.ts';
import type { Staff } from './domain/staff.ts';
import type { Sums } from './domain/tally-metrics.ts';
import type { Procedure } from './domain/term.ts';
import type { Day, Instant } from './domain/time.ts';
import type { Lane } from './domain/turn.ts';
import type { Unit } from './domain/unit.ts';
import type { UnitTerm } from './domain/unit-history.ts';

/** What handlers need from the world. Implemented by `stores/`, `channels/` and `lib/`, faked in `test/fakes.ts`. */

export type Clock = { now(): Instant };

/** What Báo Tin has changed in a dossier itself, and when by its own clock. `contact`: by what an older record says. */
export type OwnChange = { at: Instant; what: 'overdue' | 'put-off' | 'contact' };

/** What the dossier was after a change; `own` where Báo Tin made it, not the source. */
export type DossierChange = DossierState & { own?: OwnChange | undefined };

export type Dossiers = {
  find(code: string): Promise<DossierState | undefined>;
  /** All its changes, in the order of their times. */
  changesOf(code: string): Promise<DossierChange[]>;
  /** Writes the state and its history together, unless another writer came between: then `conflict`, and nothing is written. */
  save(before: DossierState | undefined, after: DossierState, own?: OwnChange): Promise<'saved' | 'conflict'>;
  /** Running dossiers due on or before `day`. Reads what is due, not all dossiers. */
  runningDueBy(day: Day): AsyncIterable<DossierState>;
  /** A deciding unit's running dossiers due on a day between `from` and `to`, by due date. */
  runningOfUnit(unit: string, from: Day, to: Day): AsyncIterable<DossierState>;
  /** Those of these codes that there are, in any order. */
  several(codes: readonly string[]): Promise<DossierState[]>;
  /** A stretch of one of a deciding unit's lists, in its order or from its end. `from` must not lie behind `before`. */
  listOfUnit(
    unit: string,
    stretch: ListStretch,
    page: PageAsked & { latestFirst?: boolean | undefined },
  ): Promise<Page<DossierState>>;
  /** Finished dossiers, to be collected at the counter, whose result became ready on a day between `from` and `to`. */
  uncollectedBetween(from: Day, to: Day): AsyncIterable<DossierState>;
};

/** Who is looked for: by number in E.164, or by the last words of a name, whatever its diacritics. */
export type PersonAsked = { phone: string } | { name: string };
export type FoundPerson = { code: string; as: 'applicant' | 'authorised'; name?: string | undefined };

export type Contacts = {
  find(code: string): Promise<Contact | undefined>;
  /** Dossiers of a person that one of `units` decides on or received; of all units without them. */
  search(asked: PersonAsked, units: readonly string[] | undefined, page: PageAsked): Promise<Page<FoundPerson>>;
};

/** Dossiers with their contacts, as intake reads and writes them. */
export type KnownDossiers = {
  find(code: string): Promise<Known>;
  /** Writes state, history and contact together, unless another writer came between: then `conflict`, and nothing is written. */
  save(before: Known, after: KnownDossier, own?: OwnChange): Promise<'saved' | 'conflict'>;
};

export type NoticeChanges = Partial<
  Pick<
    Notice,
    | 'reason'
    | 'attempts'
    | 'releaseAt'
    | 'acceptedAt'
    | 'providerId'
    | 'words'
    | 'encoding'
    | 'parts'
    | 'facts'
    | 'toCall'
    | 'carrierAsked'
    | 'tryAgainAt'
    | 'ourFault'
    | 'decidingUnit'
    | 'version'
  >
>;

export type Notices = {
  /** Stores the draft unless its id is there already; answers what is stored. */
  putOnce(draft: NoticeDraft): Promise<Notice>;
  /** Stores a digest and the alerts it tells of together, unless one of them is there already: then false. */
  gather(digest: NoticeDraft, alerts: readonly NoticeDraft[]): Promise<boolean>;
  find(ref: NoticeRef): Promise<Notice | undefined>;
  ofDossier(code: string): Promise<Notice[]>;
  /** Puts a notice that was lost on the call list, if it still is as it is given. */
  ontoTheList(notice: Notice): Promise<void>;
  /** Takes a notice off the call list, for it is true no longer. */
  offTheList(notice: Notice): Promise<void>;
  /**
   * Notes that the carrier is asked from now on. False where the claim that the notice was read with is over: then
   * somebody else has it, and it must not be handed over.
   */
  markAsked(claimed: Notice): Promise<boolean>;
  /**
   * Moves a notice if it is still in `from`; answers it as it is then, or undefined if somebody else moved it first. What
   * is `sending` moves for the claim only that it was read with; what was lost is sent again only if nobody was called.
   */
  move(
    notice: Notice,
    from: NoticeState,
    to: NoticeState,
    now: Instant,
    changes?: NoticeChanges,
  ): Promise<Notice | undefined>;
};

/** Notices that are on their way: what waits for its turn in a queue, or is being sent. */
export type InFlight = {
  /** Those of a lane whose turn was before a moment, the longest past first; no more than `most`. */
  withTurnBefore(lane: Lane, before: Instant, most: number): Promise<Notice[]>;
  /** Puts off when a notice is looked at again; its own turn stays. */
  lookAgainAt(notice: Notice, at: Instant): Promise<void>;
};

/** Words that staff typed into notices which have ended since. */
export type TypedTexts = {
  /** Notices that hold such words and ended before a moment, the longest past first; no more than `most`. */
  endedBefore(moment: Instant, most: number): Promise<Notice[]>;
  /** Takes the words out, if the notice still is as it was read. */
  takeOut(notice: Notice): Promise<void>;
};

/** What only a reading of all notices finds, for commands of operators. */
export type LostNotices = {
  /** What failed by a fault of our own. */
  failedByUs(): AsyncIterable<Notice>;
  /** What is on its way and stands in no index, since an earlier version left it. */
  withoutPlace(): AsyncIterable<Notice>;
  /** Enters it, if it still is as it is given. */
  givePlace(notice: Notice): Promise<void>;
};

/** A page of a list; `next`, where there is more, is where the next page begins. */
export type Page<T> = { items: T[]; next?: string };
export type PageAsked = { limit: number; after?: string | undefined };

/** The number that a letter takes: the unit's `count`-th of this form in the year. */
export type LetterTaken = { unit: string; year: string; form: LetterForm; count: number };

/** A step of a matter with all that belongs to it. */
export type Commit = {
  changes: readonly Change[];
  /** The dossier that the step was decided on, and what the step makes of it. */
  dossier: { before: DossierState; after?: DossierState };
  letter?: LetterTaken;
  published?: PublishedApology;
  toPrint?: { unit: string; letter: LetterToPrint };
  audit: AuditEntry;
};

export type Matters = {
  /** What lies on a desk (`domain/desk.ts`), the oldest first. */
  onDesk(desk: string, page: PageAsked): Promise<Page<Notice>>;
  /** All of it or nothing: `overtaken` where dossier, notice or number were changed by somebody else meanwhile. */
  commit(step: Commit): Promise<'done' | 'overtaken'>;
  /** Takes a notice off the call list, or a letter off the print list. */
  tickOff(
    ticked: { notice: Notice } | { unit: string; letter: LetterToPrint },
    audit: AuditEntry,
  ): Promise<'done' | 'overtaken'>;
};

export type Letters = {
  /** How many letters of a form a unit has signed in a year. */
  signed(unit: string, year: string, form: LetterForm): Promise<number>;
  toPrint(unit: string, page: PageAsked): Promise<Page<LetterToPrint>>;
  /** The public register of a month (`2026-10`), the latest first. */
  published(month: string, page: PageAsked): Promise<Page<PublishedApology>>;
};

export type Audit = {
  write(entry: AuditEntry): Promise<void>;
  of(unit: string, month: string, page: PageAsked): Promise<Page<AuditEntry>>;
};

export type NoticeQueue = {
  /** Hands the notice to `send-notice`, now or at a later moment. Repeatable: a notice handed twice is sent once. */
  send(ref: NoticeRef, at?: Instant): Promise<void>;
};

export type Policies = { of(unit: string): Promise<Policy> };
/** Undefined: nobody has entered the procedure. */
export type Procedures = {
  find(code: string): Promise<Procedure | undefined>;
  /** All that are entered, by code. */
  all(): Promise<Procedure[]>;
};
/** How long the dossiers of each procedure took. */
export type Paces = {
  /** Empty where none has finished yet. */
  find(procedure: string): Promise<Pace>;
  /** Adds what a finished dossier teaches; the same dossier again changes nothing. */
  add(procedure: string, sample: Sample): Promise<void>;
};
export type Units = { find(code: string): Promise<Unit> };

/** Counts by the names of `Count` in `campaign.ts`; a unit or day without any is left out. */
export type UnitCounts = { unit: string; counts: Sums };
export type DayCounts = { day: Day; counts: Sums };

/** What tally-campaign has counted, as leaders read it: items by unit and day, however many dossiers there are. */
export type TallyFigures = {
  /** The flows of a day, of all units. */
  day(day: Day): Promise<UnitCounts[]>;
  /** The stocks of this moment, of all units. */
  now(): Promise<UnitCounts[]>;
  /** The flows of one unit, day by day, first and last day included. */
  unitDays(unit: string, from: Day, to: Day): Promise<DayCounts[]>;
};

/** Keeps the counts. */
export type Tally = {
  /**
   * Brings what stands in the counts for each thing to what was heard of it, adding only the difference. May be
   * repeated, in any order and by several at once; after an error a part may have been counted, and the rest is by
   * telling it all again.
   */
  count(heard: readonly Heard[]): Promise<void>;
};

/** What a rebuild needs beside. */
export type TallyRepair = Tally & {
  /** All that stands in the counts. */
  counted(): AsyncIterable<CountedKey>;
  /**
   * Sets right the counts that are not the sum of what stands in them, and answers how many; those that changed
   * meanwhile are `moving`: not looked at, and to be compared again.
   */
  compare(): Promise<{ mended: number; moving: number }>;
};

/** All that is to be counted, read from where it is kept. */
export type TallySources = {
  everything(now: Instant): AsyncIterable<Heard>;
  has(key: CountedKey): Promise<boolean>;
};

/** The days as close-day froze them. */
export type FrozenDays = {
  /** All units of a day; empty where that day was not frozen. */
  day(day: Day): Promise<FrozenFigures[]>;
  /** One unit day by day, first and last day included; days that were not frozen are left out. */
  ofUnit(unit: string, from: Day, to: Day): Promise<{ day: Day; figures: FrozenFigures }[]>;
  /** Freezes these units' day, or what was corrected of it. */
  save(day: Day, figures: readonly FrozenFigures[]): Promise<void>;
};

/** What each telephone number got of campaign messages, of all drives; the numbers themselves are not kept. */
export type NudgeMarks = {
  /** The keyed hash that stands for a number: who may not read contacts cannot find the number by it. */
  hashOf(phone: string): Promise<string>;
  find(hash: string): Promise<{ mark: NudgeMark; version: number }>;
  /** `overtaken`: it is no longer at `version`. */
  save(hash: string, mark: NudgeMark, version: number): Promise<'done' | 'overtaken'>;
};

/** Numbers that want no campaign messages, by their keyed hash. */
export type OptOuts = {
  /** As it is at this moment. */
  has(hash: string): Promise<boolean>;
  add(hash: string, now: Instant): Promise<void>;
};

/** Links to dossiers' public pages, as they stand in notices and letters. */
export type Links = {
  /**
   * Opens a dossier's page, or keeps it open for longer; whoever knows the code and digits of one of `phones` finds
   * it, too. `phone`: the number that messages go to. Of numbers and their digits only keyed hashes are kept.
   */
  keep(of: { dossier: string; phones?: readonly string[]; phone?: string | undefined }, now: Instant): Promise<void>;
  /** What a genuine token stands for, though its time may be over. */
  open(token: string): Promise<Link | undefined>;
  /**
   * The token of a dossier by its code and as many digits of its citizen's number as are asked; its time may be over.
   * Reads the same for all codes and digits.
   */
  find(code: string, digits: PhoneDigits, asked: DigitsAsked): Promise<string | undefined>;
};

/** Wrong tries to find a dossier. */
export type Tries = {
  /** How many there were. */
  wrong(of: TryCount): Promise<number>;
  /**
   * Counts a try if the limit has room for a wrong one; a right one takes no room. Answers how many wrong ones there
   * are now; undefined where there was no room: such a try must not be told whether it was right.
   */
  add(limit: TryLimit, isWrong: boolean): Promise<number | undefined>;
};

/** What citizens said of how their dossiers were handled. */
export type Surveys = {
  find(code: string): Promise<AnsweredSurvey | undefined>;
  /** Once for a dossier. */
  answer(survey: AnsweredSurvey): Promise<'kept' | 'answered-before'>;
};

/** Fees for those who apply online, as the province has entered them. */
export type FeeOffers = { all(): Promise<FeeOffer[]> };

/** A file of the portal's figures, as it was taken in. */
export type PortalImport = { kind: 'table' | 'metrics'; at: Instant; by: string; units: number };

export type PortalDays = {
  /** Days between `from` and `to` of which something was taken in, in their order. */
  imported(from: Day, to: Day): Promise<{ day: Day; imports: PortalImport[] }[]>;
  /** What was published of all units on a day; empty where nothing was taken in. */
  day(day: Day): Promise<PublishedUnit[]>;
  /** What was published of one unit, day by day, first and last day included. */
  ofUnit(unit: string, from: Day, to: Day): Promise<{ day: Day; published: PublishedUnit }[]>;
  /** Takes the place of what was taken in of the same kind and day: all of it or nothing. Leaves the other kind as it is. */
  save(
    day: Day,
    file: { kind: 'table'; units: readonly Ranked[] } | { kind: 'metrics'; units: readonly PortalFigures[] },
    audit: AuditEntry,
  ): Promise<void>;
};

/** `version` counts the changes of what is stored, the guard against two writers; 0 where nothing is stored yet. */
export type Drives = {
  /** Without targets and baselines, the latest first. */
  all(): Promise<Omit<Drive, 'targets' | 'baseline'>[]>;
  find(id: string): Promise<{ drive: Drive; version: number } | undefined>;
  /** Drive and proof, or `overtaken`: it is no longer at `version`. */
  save(drive: Drive, version: number, audit: AuditEntry): Promise<'done' | 'overtaken'>;
};

/** Tasks and difficulties of a drive. */
export type DriveWork = {
  tasks(drive: string): Promise<Task[]>;
  difficulties(drive: string): Promise<Difficulty[]>;
  /** With its proof, or `overtaken` where another has changed it since the version before the one saved. */
  save(
    drive: string,
    one: { task: Task } | { difficulty: Difficulty },
    audit: AuditEntry,
  ): Promise<'done' | 'overtaken'>;
};

/** The province's register of units through time. */
export type UnitHistory = {
  find(): Promise<{ terms: UnitTerm[]; version: number }>;
  save(terms: readonly UnitTerm[], version: number, audit: AuditEntry): Promise<'done' | 'overtaken'>;
};

/** An item of the registry with who changed it last, and when; `version` counts the changes, 0 where nobody has entered it here. */
export type StoredSetting = { id: string; value: unknown; version: number; by?: string; at?: Instant };

/** What administrators enter: the words, calendars, policies, procedures, offers and units of the registry. */
export type Settings = {
  find(type: string, id: string): Promise<StoredSetting | undefined>;
  /** Of a type, by id; only those whose id begins with `prefix`, where given. */
  all(type: string, prefix?: string): Promise<StoredSetting[]>;
  /**
   * Item and proof, or `overtaken`: it is no longer at `version`. Without a value the item is taken away. What stands
   * `beside` it is written with it and never changed again.
   */
  save(
    of: {
      type: string;
      id: string;
      version: number;
      value?: unknown;
      beside?: { type: string; id: string; value: unknown };
    },
    audit: AuditEntry,
  ): Promise<'done' | 'overtaken'>;
};

/** Who may work with the console, by verified e-mail. */
export type StaffList = {
  find(email: string): Promise<Staff | undefined>;
  /** Everybody, by e-mail address. */
  all(): Promise<Staff[]>;
  save(person: Staff): Promise<void>;
  remove(email: string): Promise<void>;
};

export type Sessions = {
  begin(signIn: PendingSignIn): Promise<void>;
  /** A sign-in under way can be taken once, and only while it is valid. */
  take(id: string, now: Instant): Promise<PendingSignIn | undefined>;
  open(session: Session): Promise<void>;
  /** The session if it is still open at `now`. */
  find(id: string, now: Instant): Promise<Session | undefined>;
  /** Remembers that the session was used; a closed one stays closed. */
  touch(id: string, now: Instant): Promise<void>;
  close(id: string): Promise<void>;
  closeAll(email: string): Promise<void>;
};

/** What the identity provider says of somebody. Only a verified e-mail says who it is. */
export type Identity = { sub: string; email: string; emailVerified: boolean };

export type IdentityProvider = {
  /** Where to send the browser, and what its return must match. */
  begin(): Promise<{ url: string } & Pick<PendingSignIn, 'state' | 'nonce' | 'verifier'>>;
  /** Who came back with `callback`, the whole address. Throws where it does not answer `signIn` or the provider says no. */
  finish(callback: URL, signIn: Pick<PendingSignIn, 'state' | 'nonce' | 'verifier'>): Promise<Identity>;
  /** Where the provider ends its own session, if it has such a place. */
  signOutUrl(): Promise<string | undefined>;
};

/** A fault in what was handed in: where and why, in one sentence. `row` counts from 1 with the header as row 1; 0 is the file. */
export type Problem = {
  file: string;
  row: number;
  field: string;
  problem: string;
  /** It only warns: the row was taken in all the same. Absent: the row, or the file, was refused for it. */
  severity?: 'warning' | undefined;
};
export type Problems = {
  /** `cameAt`: when the file came that they are of, where that is not now; they are kept together under its day. */
  keep(problems: readonly Problem[], now: Instant, cameAt?: Instant): Promise<void>;
};

/** What became of files of dossier updates, and what is wrong in them. */
export type FileImports = {
  /** Announces a file before it is put into the bucket. */
  open(of: FileImport): Promise<void>;
  /** What is new of a file, which may have come unannounced; answers all that is known of it. */
  tell(of: FileImport): Promise<FileImport>;
  find(id: string): Promise<FileImport | undefined>;
  /** Files of a month (`2026-10`), the latest first. */
  ofMonth(month: string, page: PageAsked): Promise<Page<FileImport>>;
  /** Problems of a file's rows, in their order. */
  problems(of: Pick<FileImport, 'file' | 'at'>, page: PageAsked): Promise<Page<Problem>>;
};

/** Puts a file into the bucket from which intake reads. */
export type DropBox = { put(file: string, content: Uint8Array): Promise<void> };

/** What became of a message handed to a provider. */
export type Handover =
  | { outcome: 'accepted'; providerId: string }
  /** Not taken now: throttled or broken; may be tried again. */
  | { outcome: 'later'; reason: string }
  /** It never left us: a fault of our own. */
  | { outcome: 'not-sent'; reason: string }
  /** Refused for good. */
  | { outcome: 'refused'; reason: string }
  /** No answer after handing over: it may or may not have been taken. */
  | { outcome: 'unknown'; reason: string };

export type SmsCarrier = { send(message: { to: string; text: string }): Promise<Handover> };
/** With a content id it is a picture that stands in the mail's text; else a file beside it. */
export type Attachment = { name: string; type: string; contentId?: string; content: Uint8Array };
export type EmailCarrier = {
  send(message: {
    to: readonly string[];
    subject: string;
    text: string;
    html: string;
    attachments: readonly Attachment[];
    /** Tags that come back with the provider's events. */
    tags: Readonly<Record<string, string>>;
  }): Promise<Handover>;
};
