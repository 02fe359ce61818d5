import type { Day } from '../../../functions/domain/time.ts';
import type { Centre, Work } from './centres.ts';
import { type Draw, drawFrom } from './draw.ts';
import { lifeOf } from './life.ts';
import { applicantOf } from './people.ts';
import type { Procedure } from './procedures.ts';
import { type Channel, submissionsOf } from './submissions.ts';
import type { Dossier, Fields, Update } from './telling.ts';
import { dayIndex, type Timeline, timelineFrom } from './timeline.ts';

export type Simulation = {
  centre: Centre;
  /** Length in calendar days. */
  days: number;
  /** The same seed gives the same updates; a longer run begins like a shorter one. */
  seed: number;
  /** Part of the centre's real volume, 1 = all of it. */
  scale: number;
  from: Day;
};

/** Units in the mountains, by the share of applicants from the peoples there. */
const mountainUnits: Readonly<Record<string, number>> = {
  'H48.106': 0.7,
  'H48.107': 0.75,
  'H48.108': 0.65,
  'H48.21': 0.25,
  'H48.134': 0.2,
  'H48.135': 0.3,
  'H48.136': 0.4,
  'H48.137': 0.7,
  'H48.138': 0.9,
};

const channelCodes: Readonly<Record<Channel, string>> = { counter: '1', online: '2', postal: '3' };
const flag = (of: boolean): string => (of ? '1' : '0');

/** How a dossier was handed in; now and then an officer does the citizen's clicks: online on paper only. */
const wayIn = (channel: Channel, draw: Draw): Fields => {
  const byCitizen = channel === 'online' && draw.chance(0.9);
  return {
    KenhThucHien: channelCodes[channel],
    HoSoCoThanhPhanSoHoa: flag(channel === 'online' || draw.chance(0.6)),
    TaiSuDungDuLieu: flag(draw.chance(0.35)),
    TaiKhoanDuocXacThucVoiVNeID: flag(byCitizen && draw.chance(0.97)),
    NguoiNop: byCitizen ? 'citizen' : 'staff',
  };
};

type Numbering = (unit: string, day: Day) => string;

/** `H48.101-261012-0007`: receiving unit, day, the how manieth of that unit and day. */
const numbering = (): Numbering => {
  const last = new Map<string, number>();
  return (unit, day) => {
    const key = `${unit}-${day.slice(2).replaceAll('-', '')}`;
    const next = (last.get(key) ?? 0) + 1;
    last.set(key, next);
    return `${key}-${String(next).padStart(4, '0')}`;
  };
};

const procedureOf = ({ procedures }: Work, draw: Draw): Procedure =>
  draw.weighted(procedures.map((procedure) => [procedure.weight, procedure]));

/** The first units of a list are its towns: they see more people than the last. */
const unitOf = ({ units }: Work, draw: Draw): string =>
  draw.weighted(units.map((unit, at) => [2 - at / units.length, unit]));

/** All updates of the dossiers handed in on one day, also those of later days. */
const updatesOfDay = (simulation: Simulation, index: number, timeline: Timeline, draw: Draw): Update[] => {
  const code = numbering();
  return simulation.centre.works.flatMap((work) =>
    submissionsOf({ ...work, perYear: work.perYear * simulation.scale }, index, timeline, draw).flatMap(
      ({ at, channel }) => {
        const procedure = procedureOf(work, draw);
        const unit = procedure.unit ?? unitOf(work, draw);
        const receivedAt = work.receivedAt ?? unit;
        const dossier: Dossier = {
          submittedAt: at,
          channel,
          work,
          procedure,
          fields: {
            MaHoSo: code(receivedAt, timeline.day(index)),
            NguonDuLieu: work.source,
            MaTTHC: procedure.code,
            TenTTHC: procedure.name,
            DonViXuLy: unit,
            DonViTiepNhan: receivedAt,
            ...applicantOf(draw.chance(work.organisations), mountainUnits[unit] ?? 0.08, draw),
            ...wayIn(channel, draw),
          },
        };
        return lifeOf(dossier, draw, timeline);
      },
    ),
  );
};

/**
 * Dossier updates of a centre (exchange record, domain §3) over some days in time order, made up after its figures.
 * Dossiers that run over the end simply stop being updated. Holds only the updates of dossiers that are still open.
 * Throws a RangeError where the holidays of the year are not known.
 */
export function* simulate(simulation: Simulation): Generator<Fields> {
  const timeline = timelineFrom(simulation.from);
  const draw = drawFrom(simulation.seed);
  const waiting = new Map<number, Update[]>();
  for (let index = 0; index < simulation.days; index += 1) {
    for (const update of updatesOfDay(simulation, index, timeline, draw)) {
      const day = dayIndex(update.at);
      if (day >= simulation.days) continue;
      const others = waiting.get(day);
      if (others) others.push(update);
      else waiting.set(day, [update]);
    }
    const today = waiting.get(index) ?? [];
    waiting.delete(index);
    for (const { record } of today.toSorted((a, b) => a.at - b.at)) yield record;
  }
}
