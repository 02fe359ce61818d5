import { type AuditEntry, wholeProvince } from '../domain/audit.ts';
import {
  asShown,
  endingOf,
  largestUpload,
  maySeeImport,
  noCounts,
  type ShownImport,
  unitsToImport,
} from '../domain/file-import.ts';
import { type Refused, refuse, sentences } from '../domain/matter.ts';
import { lastOf } from '../domain/sound-text.ts';
import type { Staff } from '../domain/staff.ts';
import { fileOf, newImportId } from '../lib/import-ids.ts';
import type { Audit, Clock, DropBox, FileImports, Page, PageAsked, Problem } from '../ports.ts';

export type FileImportPorts = {
  fileImports: Pick<FileImports, 'open' | 'find' | 'ofMonth' | 'problems'>;
  dropBox: DropBox;
  audit: Audit;
  clock: Clock;
};

const noRight = refuse('no-right', sentences.noRight);
const noImport = refuse('not-found', { vi: 'Không có lần nhập tệp này.', en: 'There is no such import.' });
const noFile = {
  vi: 'Hãy chọn một tệp CSV hoặc XLSX có nội dung.',
  en: 'Choose a file, CSV or XLSX, that is not empty.',
};
const wrongKind = {
  vi: 'Chỉ đọc được tệp .csv hoặc .xlsx: hãy mở tệp này rồi lưu lại thành một trong hai loại đó.',
  en: 'Only .csv and .xlsx can be read: open the file and save it as one of them.',
};
const tooLarge = {
  vi: 'Tệp lớn hơn 4 MB: hãy chia thành nhiều tệp nhỏ, hoặc nhờ người vận hành đưa thẳng vào kho tệp.',
  en: 'The file is larger than 4 MB: divide it, or ask the operator to put it into the bucket.',
};
const atFile = (sentence: typeof noFile) => refuse('faulty', sentences.faulty, [{ field: 'file', sentence }]);

/** Without folders, which some browsers send along, and no longer than a page can show. */
const nameOf = (sent: string): string =>
  lastOf((sent.normalize('NFC').split(/[\\/]/).at(-1) ?? '').replace(/\p{C}/gu, ''), 120);

export type SentFile = { name: string; content: Uint8Array };

/** Files of dossier updates: sent by staff, put into the bucket, read there by intake as any other. */
export const makeFileImports = ({ fileImports, dropBox, audit, clock }: FileImportPorts) => {
  const entryOf = (staff: Staff, at: string): Omit<AuditEntry, 'outcome'> => ({
    ...{ at, by: staff.email, action: 'import-dossiers', unit: staff.units[0] ?? wholeProvince },
  });

  const find = async (staff: Staff, id: string): Promise<{ ok: true; found: ShownImport } | Refused> => {
    const found = await fileImports.find(id);
    if (!found) return noImport;
    return maySeeImport(staff, found) ? { ok: true, found: asShown(found, clock.now()) } : noRight;
  };

  return {
    /** Announced and proven before the file is in the bucket: what comes of it is told under its id. */
    send: async (staff: Staff, { name, content }: SentFile): Promise<{ ok: true; id: string } | Refused> => {
      const [units, at] = [unitsToImport(staff), clock.now()];
      if (units.length === 0) {
        await audit.write({ ...entryOf(staff, at), outcome: 'refused', note: sentences.noRight.en });
        return noRight;
      }
      const ending = endingOf(name);
      if (content.length === 0) return atFile(noFile);
      if (!ending) return atFile(wrongKind);
      if (content.length > largestUpload) return atFile(tooLarge);
      const id = newImportId(at);
      const file = fileOf(id, ending);
      await audit.write({ ...entryOf(staff, at), outcome: 'done', note: id });
      await fileImports.open({
        ...{ id, file, name: nameOf(name), at, by: staff.email, state: 'waiting', counts: noCounts },
        ...(units !== 'everywhere' && { units: [...units] }),
      });
      await dropBox.put(file, content);
      return { ok: true, id };
    },
    find,
    /** Those of a month that the person may see, the latest first. */
    ofMonth: async (
      staff: Staff,
      month: string,
      page: PageAsked,
    ): Promise<({ ok: true } & Page<ShownImport>) | Refused> => {
      if (unitsToImport(staff).length === 0) return noRight;
      const { items, ...rest } = await fileImports.ofMonth(month, page);
      const seen = items.filter((one) => maySeeImport(staff, one));
      return { ok: true, items: seen.map((one) => asShown(one, clock.now())), ...rest };
    },
    problems: async (
      staff: Staff,
      id: string,
      page: PageAsked,
    ): Promise<({ ok: true; found: ShownImport } & Page<Problem>) | Refused> => {
      const asked = await find(staff, id);
      return asked.ok ? { ...asked, ...(await fileImports.problems(asked.found, page)) } : asked;
    },
  };
};
export type FileImportActions = ReturnType<typeof makeFileImports>;
