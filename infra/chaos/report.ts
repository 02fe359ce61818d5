import type { SeedResult } from './run-seed.ts';

/** What came of a seed: one line when it is clean; else each violation with what led to it, and how to see it again. */
export const inLines = (
  { seed, violations, trace, pushes, messages, seconds }: SeedResult,
  dossiers: number,
): string[] => {
  const { events, deaths } = trace.counts();
  const figures = `${dossiers} dossiers, ${pushes} pushes, ${events} events, ${deaths} deaths, ${messages} messages, ${seconds.toFixed(1)} s`;
  if (violations.length === 0) return [`seed ${seed} is clean: ${figures}`];
  const concerned = new Set(violations.flatMap(({ dossier }) => dossier ?? []));
  return [
    `seed ${seed} FAILS: ${figures}`,
    ...violations.map(({ rule, dossier, what }) => `  ${rule}: ${dossier ? `${dossier}: ` : ''}${what}`),
    ...[...concerned].flatMap((dossier) => [
      `  What happened to ${dossier}:`,
      ...trace.of(dossier).map(({ at, what }) => `    ${at} ${what}`),
    ]),
    `  Again: npm run chaos -- --seed ${seed} --dossiers ${dossiers}`,
  ];
};
