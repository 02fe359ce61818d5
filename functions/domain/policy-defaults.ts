import { assembleCalendar } from './calendar-layers.ts';
import type { Policy } from './policy.ts';

/** The policy of a province that has set nothing of its own. Sources: domain §4 (approvals, reminder), §8 (quiet hours). */
export const defaultPolicy = (year: number): Policy => ({
  quietHours: { from: '21:00', to: '07:00' },
  urgent: [],
  approvals: {
    'delay-apology': 'leader',
    'intake-refusal': 'controller',
    'supplement-request': 'controller',
    stop: 'controller',
    correction: 'controller',
  },
  ownDrafts: 'when-alone',
  channelOrder: ['sms', 'email'],
  // What asks the citizen to act, or explains at length, is worth both; short news is told once.
  overEveryChannel: ['payment-request', 'supplement-request', 'intake-refusal', 'delay-apology', 'stop', 'correction'],
  // Decree 61/2018, article 19; that decree 118/2025 kept both numbers is believed, not verified (domain §5).
  apologyRules: [
    { from: '2018-06-21', to: '2025-06-30', law: 'Nghị định 61/2018/NĐ-CP', timesAtMost: 1, workingDaysBefore: 1 },
    { from: '2025-07-01', law: 'Nghị định 118/2025/NĐ-CP', timesAtMost: 1, workingDaysBefore: 1 },
  ],
  collectionReminderAfter: 5,
  newsDays: 7,
  smsPartPrices: [],
  riskFrom: 0.5, // measured: docs/adr/0012
  calendar: assembleCalendar(year, 'province', new Map()),
});
