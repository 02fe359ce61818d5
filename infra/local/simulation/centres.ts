import { communeUnits, landUnits, provincialCentre } from '../demo-units.ts';
import {
  communeProcedures,
  departmentProcedures,
  districtProcedures,
  landProcedures,
  type Procedure,
} from './procedures.ts';
import { transportProcedures } from './transport-procedures.ts';

/** One kind of work of a centre, with the figures that its sample dossiers should resemble. Shares are 0 to 1. */
export type Work = {
  name: string;
  /** Dossiers a year. */
  perYear: number;
  /** Of the finished: early or on time by calendar day. */
  inTime: number;
  /** Of those finished in time, where the time limit leaves room for it: early. */
  early: number;
  /** Of the submitted. */
  online: number;
  /** Put off in advance with a reason, so that they are not late by the new date. */
  putOff: number;
  /** Of the applicants. */
  organisations: number;
  procedures: readonly Procedure[];
  /** Deciding units for procedures that do not name theirs. */
  units: readonly string[];
  /** Receives for all; otherwise the deciding unit does. */
  receivedAt?: string;
  source: string;
};

export type Centre = { title: string; works: readonly Work[] };

/*
 * Figures with their sources: Báo Quảng Ngãi of 24-1-2024 about the year 2023, and a newspaper report of 26-10-2021
 * about an inspection of a department of transport. What they do not say is an assumption and marked so.
 */
const quangNgai: Centre = {
  title: 'the one-stop units of Quảng Ngãi',
  works: [
    {
      name: 'communes',
      perYear: 377_000,
      inTime: 0.984,
      early: 0.8, // assumption
      online: 0.438,
      putOff: 0.004, // assumption, as for the others below
      organisations: 0.02,
      procedures: communeProcedures,
      units: communeUnits,
      source: 'igate',
    },
    {
      name: 'work of the former districts',
      perYear: 29_700,
      inTime: 0.976,
      early: 0.8,
      online: 0.431,
      putOff: 0.01,
      organisations: 0.12,
      procedures: districtProcedures,
      units: communeUnits,
      source: 'igate',
    },
    {
      name: 'departments',
      // Assumption. The centre's 145,000 SMS a year (receipt and completion) are about 85,000 dossiers, less the land's.
      perYear: 60_000,
      inTime: 0.9992,
      early: 0.85,
      online: 0.6, // assumption
      putOff: 0.004,
      organisations: 0.55,
      procedures: departmentProcedures,
      units: [provincialCentre],
      receivedAt: provincialCentre,
      source: 'igate',
    },
    {
      name: 'land',
      perYear: 25_000, // assumption, see above
      inTime: 0.9383,
      early: 0.6,
      online: 0.15, // assumption
      putOff: 0.04,
      organisations: 0.08,
      procedures: landProcedures,
      units: landUnits,
      source: 'igate',
    },
  ],
};

const transport: Centre = {
  // The report names no province; the headline printed beside it (Krông Ana) lies in Đắk Lắk, whose code is H15.
  title: 'a department of transport in 2020 and 2021, probably that of Đắk Lắk',
  works: [
    {
      name: 'transport',
      perYear: 67_455, // 89,940 received in 16 months
      inTime: 1, // of 88,513 solved none was late
      early: 0.9895, // 87,588 early, 925 on time
      online: 0.175, // "mức độ 3"
      putOff: 0,
      organisations: 0.12, // assumption
      procedures: transportProcedures,
      units: ['H15.10'],
      source: 'bgtvt',
    },
  ],
};

export const centres: Readonly<Record<string, Centre>> = { 'quang-ngai': quangNgai, 'dak-lak-gtvt': transport };
