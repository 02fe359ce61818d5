import { join } from 'node:path';
import type { UnitTerm } from '../../functions/domain/unit-history.ts';
import { loadSettings } from '../settings.ts';
import type { SendingSettings } from '../topology.ts';
import { demoStaff } from './demo-staff.ts';
import { communeUnits, demoUnits, landUnits } from './demo-units.ts';
import type { Platform } from './platform.ts';

type Register = Pick<Platform, 'put'>;

/** The province that the local platform plays: the test stage of Quảng Ngãi. */
export const localSettings = (): SendingSettings => {
  const [settings] = loadSettings([join(import.meta.dirname, '..', 'settings', 'quang-ngai.test.json')]);
  if (!settings) throw new Error('the settings of quang-ngai.test are missing');
  const { smsSender, smsMaxPrice, emailFrom, keepDays } = settings;
  return {
    smsSender,
    smsMaxPrice: String(smsMaxPrice),
    emailFrom,
    keepDays,
    trackingPage: 'https://thu.baotin.quangngai.gov.vn',
    emailConfigurationSet: 'baotin-local',
  };
};

/** The units as the register of units has them, since the districts ended. */
const demoTerms = demoUnits.map(
  ({ code, name }): UnitTerm => ({
    ...{ code, name, from: '2025-07-01', predecessors: [] },
    level: communeUnits.includes(code) ? 'commune' : 'department',
    ...(landUnits.includes(code) && { sector: 'Đất đai' }),
  }),
);

/** Enters the province's units into the registry, as an administrator would. */
export const enterUnits = async (platform: Register): Promise<void> => {
  for (const unit of demoUnits) await platform.put('registry', { type: 'unit', id: unit.code, value: unit });
  await platform.put('registry', { type: 'unit-terms', id: 'province', value: demoTerms, version: 1 });
};

/** Enters the demo staff with their roles. */
export const enterStaff = async (platform: Register): Promise<void> => {
  for (const person of demoStaff) await platform.put('registry', { type: 'staff', id: person.email, value: person });
};
