import type { DossierState, Status } from '../../functions/domain/dossier-state.ts';
import { dueAfter } from '../../functions/domain/due-date.ts';
import type { Notice } from '../../functions/domain/notice.ts';
import { plusMinutes } from '../../functions/domain/time.ts';
import { makeReactToDossier } from '../../functions/react-to-dossier/handler.ts';
import { noNudges } from '../../functions/send-notice/clear-nudge.ts';
import { makeSendNotice } from '../../functions/send-notice/handler.ts';
import { aDossier, aPolicy } from '../builders.ts';
import { aClock, fakeDossiers, fakeNotices } from '../fakes.ts';

/*
 * Every order in which the senders of a dossier's notices, its own moves and one fault can come, on the real handlers: a
 * sender stops before each thing that others can see, and whoever explores says who goes on. What was explored before
 * is not explored again.
 */

/** `taken`, `lost`: the carrier never answers, and has taken the message or not. `ours`: something of our own breaks. */
const faults = ['dies', 'taken', 'lost', 'ours'] as const;
type Fault = (typeof faults)[number];

/** A sender of one notice, stopped before its next step. `seen`: what its steps found, put into words when it is asked for. */
type Sender = { id: string; seen: (() => string)[]; goOn: (fault?: Fault) => Promise<void>; next: string | undefined };

export type Ending = {
  state: DossierState;
  notices: Notice[];
  /** What carriers took, in its order. */
  taken: string[];
  /** What was done, for whoever reads a failure. */
  steps: string[];
};

/** The words of a value, made once and only if anybody asks: most runs repeat steps that are known. */
const worded = (value: unknown): (() => string) => {
  let words: string | undefined;
  return () => {
    words ??= JSON.stringify(value ?? null).replace(/"\w+At":"[^"]*",?/g, '');
    return words;
  };
};

/** Made once: assembling their calendars took a tenth of the time. */
const ofReactions = aPolicy({ approvals: {} });
const ofSending = aPolicy();

const start = '2026-10-12T08:30:00+07:00';

/** What a record says: another status, or also what it brings beside. */
export type Move = Status | Partial<Pick<DossierState, 'status' | 'dueAt' | 'fee' | 'handover' | 'trackingNumber'>>;

const statesOf = (moves: readonly Move[], began: Partial<DossierState>): DossierState[] => {
  const states: DossierState[] = [aDossier({ version: 1, ...began })];
  for (const move of moves) {
    const before = states.at(-1) ?? aDossier();
    const said = typeof move === 'string' ? { status: move } : move;
    const { status = before.status } = said;
    const times = before.entered[status] ?? 0;
    const ended = status === 'finished' || status === 'returned';
    states.push({
      ...before,
      ...said,
      ...dueAfter(before, status, said.dueAt),
      status,
      entered: { ...before.entered, [status]: before.status === status ? times : times + 1 },
      path: before.status === status ? before.path : [...before.path, { status, at: start }],
      finishedAt: ended ? (before.finishedAt ?? start) : undefined,
      version: before.version + 1,
    });
  }
  return states;
};

/** One run after what was `told` before: `choose` says which of the possible steps is done next, and ends the run with undefined. */
export const runOnce = async (
  moves: readonly Move[],
  choose: (possible: readonly string[], world: () => string) => string | undefined,
  told: readonly Notice[] = [],
  /** What the dossier is before its moves, where it differs from the builder's. */
  began: Partial<DossierState> = {},
): Promise<Ending> => {
  const states = statesOf(moves, began);
  const clock = aClock(start);
  const notices = fakeNotices(...told);
  const dossiers = fakeDossiers(...states.slice(0, 1));
  const waiting: string[] = [];
  const taken: string[] = [];
  const steps: string[] = [];
  const senders: Sender[] = [];
  let [moved, heard, faulty] = [0, 0, false];
  const queue = {
    send: async ({ id }: { id: string }) => {
      waiting.push(id);
    },
  };
  const react = makeReactToDossier({
    ...{ notices, queue, dossiers, clock, policies: { of: async () => ofReactions } },
    report: () => {},
  });

  const begin = async (id: string) => {
    let [goes, stops]: [(fault?: Fault) => void, () => void] = [() => {}, () => {}];
    const sender: Sender = { id, seen: [], next: undefined, goOn: async () => {} };
    const upTo = (act: () => void) => {
      const stopped = new Promise<void>((resolve) => {
        stops = resolve;
      });
      act();
      return stopped;
    };
    sender.goOn = (fault) => upTo(() => goes(fault));
    /** Others may do something before this step. */
    const step = async <T>(name: string, act: (fault?: Fault) => Promise<T>): Promise<T> => {
      const fault = await new Promise<Fault | undefined>((resolve) => {
        sender.next = name;
        goes = resolve;
        stops();
      });
      if (fault === 'ours') throw new Error('ours');
      const found = await act(fault);
      sender.seen.push(worded(found));
      return found;
    };
    const send = makeSendNotice({
      notices: {
        ...notices,
        move: (...of) => step(`moves it to ${of[2]}`, () => notices.move(...of)),
        ofDossier: (code) => step('reads the others', () => notices.ofDossier(code)),
        markAsked: (one) => step('notes that it asks', () => notices.markAsked(one)),
      },
      dossiers: { find: (code) => step('reads the dossier', () => dossiers.find(code)) },
      ...{
        queue,
        clock,
        policies: { of: async () => ofSending },
        clear: noNudges,
        report: () => {},
        reportFault: () => {},
      },
      make: async () => ({
        outcome: 'made',
        sent: {},
        handOver: () =>
          step('asks the carrier', async (fault) => {
            if (fault !== 'lost') taken.push(id);
            return fault === 'lost' || fault === 'taken'
              ? { outcome: 'unknown', reason: 'silence' }
              : { outcome: 'accepted', providerId: id };
          }),
      }),
    });
    const leave = () => {
      senders.splice(senders.indexOf(sender), 1);
      stops();
    };
    senders.push(sender);
    await upTo(() => {
      send({ dossier: aDossier().code, id }).then(leave, () => {
        waiting.push(id);
        leave();
      });
    });
  };

  const deliver = async (id: string) => {
    waiting.splice(waiting.indexOf(id), 1);
    // Also late enough for the claim of whoever died to be over.
    clock.moveTo(plusMinutes(clock.now(), 2));
    await begin(id);
  };

  const faultsOf = ({ next = '' }: Sender): Fault[] => {
    if (faulty) return [];
    if (next === 'asks the carrier') return ['dies', 'taken', 'lost'];
    // Where something of ours may break is tried place by place in our-faults.test.ts: here one is enough.
    return next === 'reads the dossier' ? ['dies', 'ours'] : ['dies'];
  };
  const act = async (what: string): Promise<void> => {
    steps.push(what);
    const [who = '', how] = what.split(': ');
    if (who === 'the dossier moves') {
      moved += 1;
      await dossiers.save(states[moved - 1], states[moved] ?? aDossier());
      return;
    }
    if (who === 'its move is heard') {
      heard += 1;
      await react({ before: states[heard - 1] ?? aDossier(), after: states[heard] ?? aDossier() });
      return;
    }
    const sender = senders.find(({ id }) => id === who);
    if (!sender) return deliver(who);
    const fault = faults.find((one) => one === how);
    if (fault) faulty = true;
    if (fault !== 'dies') return sender.goOn(fault);
    senders.splice(senders.indexOf(sender), 1);
    waiting.push(who);
  };

  for (;;) {
    const idle = [...new Set(waiting)].filter((id) => !senders.some((sender) => sender.id === id));
    const possible = [
      ...(moved < states.length - 1 ? ['the dossier moves'] : []),
      ...(heard < moved ? ['its move is heard'] : []),
      ...idle,
      ...senders.flatMap((sender) => [
        `${sender.id}: ${sender.next}`,
        ...faultsOf(sender).map((fault) => `${sender.id}: ${fault}`),
      ]),
    ];
    const chosen = choose(possible, () => {
      const all = notices.all().map(({ id, state, carrierAsked, toCall }) => [id, state, carrierAsked, toCall]);
      const going = senders.map(({ id, seen, next }) => [id, seen.map((words) => words()), next]);
      return JSON.stringify([moved, heard, faulty, all, taken, waiting.toSorted(), going]);
    });
    if (chosen === undefined) return { state: states[moved] ?? aDossier(), notices: notices.all(), taken, steps };
    await act(chosen);
  }
};

/** All runs that end with nothing left to do. */
export const everyEnding = async function* (
  moves: readonly Move[],
  told: readonly Notice[] = [],
  began: Partial<DossierState> = {},
): AsyncGenerator<Ending> {
  const known = new Set<string>();
  const open: string[][] = [[]];
  for (let path = open.pop(); path; path = open.pop()) {
    const walked: string[] = [];
    const given = path;
    let isOver = false;
    const ending = await runOnce(
      moves,
      (possible, worldOf) => {
        let chosen = given[walked.length];
        if (chosen === undefined) {
          const world = worldOf();
          const isNew = !known.has(world);
          isOver = possible.length === 0;
          if (isNew) for (const other of possible.slice(1)) open.push([...walked, other]);
          known.add(world);
          chosen = isNew ? possible[0] : undefined;
        }
        if (chosen !== undefined) walked.push(chosen);
        return chosen;
      },
      told,
      began,
    );
    if (isOver) yield ending;
  }
};
