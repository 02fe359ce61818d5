import { type AuditEntry, wholeProvince } from '../domain/audit.ts';
import { type Refused, refuse, sentences } from '../domain/matter.ts';
import type { Fault } from '../domain/sentence.ts';
import { checkSetting, type SettingType } from '../domain/setting.ts';
import { mayDo, type Staff } from '../domain/staff.ts';
import type { Audit, Clock, Settings, StoredSetting } from '../ports.ts';

export type SettingPorts = { settings: Settings; audit: Pick<Audit, 'write'>; clock: Clock };

/** A stored item, and what is wrong with it: what is faulty is passed over by the functions, so it must be seen here. */
export type ShownSetting = StoredSetting & { faults: Fault[] };

export const noRight = refuse('no-right', sentences.noRight);
export const changedMeanwhile = refuse('changed', {
  vi: 'Người khác vừa sửa mục này. Những gì bạn đã nhập còn ở dưới: hãy xem lại rồi lưu lần nữa.',
  en: 'Somebody else has just changed this. What you entered is kept below: look again, then save it once more.',
});

/** Of the units' own items, the unit; of the others, the whole province. */
const unitOf = (type: SettingType, id: string): string => {
  if (type === 'unit') return id;
  const [owner = wholeProvince] = id.split('#');
  return type === 'policy' || type === 'calendar' ? owner : wholeProvince;
};

/** Items of the registry, entered by administrators: checked as they will be read, with a proof and a guard. */
export const makeSettings = ({ settings, audit, clock }: SettingPorts) => {
  const shown = (type: SettingType, setting: StoredSetting): ShownSetting => {
    const checked = checkSetting(type, setting.id, setting.value);
    return { ...setting, faults: checked.ok ? [] : checked.faults };
  };

  const write = async (
    staff: Staff,
    type: SettingType,
    { id, version, value }: { id: string; version: number; value?: unknown },
    note: string,
  ): Promise<{ ok: true } | Refused> => {
    const action = value === undefined ? ('remove-setting' as const) : ('save-setting' as const);
    const about = `${type} ${id}${note && `: ${note}`}`;
    const entry: Omit<AuditEntry, 'outcome'> = {
      ...{ at: clock.now(), by: staff.email, action, unit: unitOf(type, id), note: about },
    };
    if (!mayDo(staff, 'manage-settings')) {
      await audit.write({ ...entry, outcome: 'refused' });
      return noRight;
    }
    const done = await settings.save({ type, id, version, value }, { ...entry, outcome: 'done' });
    return done === 'done' ? { ok: true } : changedMeanwhile;
  };

  return {
    all: async (staff: Staff, type: SettingType) => {
      if (!mayDo(staff, 'manage-settings')) return noRight;
      return { ok: true as const, settings: (await settings.all(type)).map((one) => shown(type, one)) };
    },
    /** `version` 0 where nobody has entered it. */
    find: async (staff: Staff, type: SettingType, id: string) => {
      if (!mayDo(staff, 'manage-settings')) return noRight;
      const found = await settings.find(type, id);
      return { ok: true as const, setting: found && shown(type, found), version: found?.version ?? 0 };
    },
    /** `version` is the one that the change was made on; `note` says for the proof what was changed. */
    save: async (
      staff: Staff,
      type: SettingType,
      { id, version, value }: { id: string; version: number; value: unknown },
      note = '',
    ): Promise<{ ok: true } | Refused> => {
      const checked = checkSetting(type, id, value);
      if (!checked.ok) return refuse('faulty', sentences.faulty, checked.faults);
      return write(staff, type, { id, version, value: checked.value }, note);
    },
    remove: (staff: Staff, type: SettingType, id: string, version: number) => write(staff, type, { id, version }, ''),
  };
};
export type SettingActions = ReturnType<typeof makeSettings>;
