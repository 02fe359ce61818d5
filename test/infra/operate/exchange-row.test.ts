import { expect, test } from 'vitest';
import { parseUpdate } from '../../../functions/domain/dossier.ts';
import { exchangeRow } from '../../../infra/operate/exchange-row.ts';
import { aDossier } from '../../builders.ts';

test.each(['2026-11-28T19:20:00+07:00', '2026-11-28T19:20:00.1+07:00', '2026-11-28T19:20:00.123456789+07:00'])(
  'an update of %s keeps its place among the others where it is sent again',
  (updatedAt) => {
    expect(parseUpdate(exchangeRow(aDossier({ updatedAt })))).toMatchObject({ ok: true, update: { updatedAt } });
  },
);
