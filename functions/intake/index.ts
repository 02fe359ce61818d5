import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { systemClock as clock } from '../lib/clock.ts';
import { parseEnv, problemEnv } from '../lib/env.ts';
import { logger, reportFailedRow, reportTaken, reportUnkeptProblems } from '../lib/logger.ts';
import { measured } from '../lib/metrics.ts';
import { onDrop } from '../lib/on-drop.ts';
import { onHttp } from '../lib/on-http.ts';
import { pauseAfter } from '../lib/pause.ts';
import type { Problems } from '../ports.ts';
import { openDocuments } from '../stores/documents.ts';
import { dynamoFileImports } from '../stores/file-imports.ts';
import { dynamoKnownDossiers } from '../stores/known-dossiers.ts';
import { dynamoProblems } from '../stores/problems.ts';
import { makePush, type PushCounts } from './handler.ts';
import { problemsOfPush } from './push-problems.ts';
import { makeDrop } from './read-drop.ts';
import { makeTakeIn } from './take-in.ts';

const env = parseEnv({
  DOSSIERS_TABLE: z.string(),
  CONTACTS_TABLE: z.string(),
  REGISTRY_TABLE: z.string(),
  ...problemEnv,
});
const documents = openDocuments();
const problems = dynamoProblems(documents, env.REGISTRY_TABLE, env.PROBLEM_DAYS);
const imports = dynamoFileImports(documents, env.REGISTRY_TABLE, env.PROBLEM_DAYS);
const report = (source: string, { rows, rejected, ...others }: PushCounts) =>
  logger.info('records were taken in', {
    ...{ source, ...others },
    ...measured(clock.now(), { Rows: rows, RefusedRows: rejected }),
  });
const knownDossiers = dynamoKnownDossiers(documents, { dossiers: env.DOSSIERS_TABLE, contacts: env.CONTACTS_TABLE });
const takeInto = (into: Problems) =>
  makeTakeIn({
    knownDossiers,
    problems: into,
    clock,
    report: reportTaken,
    reportFailure: (row, error) => reportFailedRow(row, error, clock.now()),
    pause: pauseAfter,
  });
const fault = { status: 500, body: { error_code: '99', message: 'the records could not be stored: push them again' } };

export const push = onHttp(makePush(takeInto(problemsOfPush(problems, reportUnkeptProblems)), report), fault);
export const drop = onDrop(new S3Client({}), makeDrop({ takeInto, problems, imports, clock, report }));
