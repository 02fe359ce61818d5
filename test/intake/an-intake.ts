import { type IntakePorts, makeTakeIn } from '../../functions/intake/take-in.ts';
import type { Dossiers, Problems } from '../../functions/ports.ts';
import { aClock, fakeContacts, fakeDossiers, fakeKnownDossiers, fakeProblems } from '../fakes.ts';

/** Intake with its tables in memory, and what it was told of. */
export const anIntake = (overrides: Partial<Dossiers> = {}, ports: Partial<IntakePorts> = {}) => {
  const dossiers = fakeDossiers();
  const contacts = fakeContacts();
  const problems = fakeProblems();
  const clock = aClock('2026-10-20T08:00:00+07:00');
  const failures: { row: number; error: unknown }[] = [];
  const pauses: number[] = [];
  const takeInto = (into: Problems) =>
    makeTakeIn({
      knownDossiers: fakeKnownDossiers({ ...dossiers, ...overrides }, contacts),
      problems: into,
      clock,
      report: () => {},
      reportFailure: ({ row }, error) => failures.push({ row, error }),
      pause: async (tried) => {
        pauses.push(tried);
      },
      ...ports,
    });
  const takeIn = takeInto(problems);
  return { dossiers, contacts, problems, clock, failures, pauses, takeIn, takeInto };
};
