import type * as z from 'zod';
import type { Fault, Sentence } from './sentence.ts';

const missing: Sentence = { vi: 'Hãy điền chỗ này.', en: 'Fill this in.' };

/** What schemas of ours say in their own words. */
const known: Readonly<Record<string, Sentence>> = {
  'a session ends after it begins': { vi: 'Giờ đóng cửa phải sau giờ mở cửa.', en: 'It must close after it opens.' },
  'sessions stand in their order and do not overlap': {
    vi: 'Các buổi phải theo thứ tự và không chồng lên nhau.',
    en: 'Sessions must stand in their order and not overlap.',
  },
  'a day is off or worked, not both': {
    vi: 'Một ngày chỉ có thể nghỉ hoặc làm, không cả hai.',
    en: 'A day is off or worked, not both.',
  },
};

const numeric: readonly string[] = ['number', 'int'];

/** What is wrong, in words for whoever fills a form in. */
const sentenceOf = (issue: z.core.$ZodIssue): Sentence => {
  switch (issue.code) {
    case 'invalid_type':
      return numeric.includes(issue.expected) ? { vi: 'Hãy ghi một số nguyên.', en: 'Enter a whole number.' } : missing;
    case 'too_small':
      if (!numeric.includes(issue.origin)) return missing;
      return { vi: `Phải từ ${issue.minimum} trở lên.`, en: `It must be ${issue.minimum} or more.` };
    case 'too_big':
      return { vi: `Không được quá ${issue.maximum}.`, en: `It must not be more than ${issue.maximum}.` };
    case 'invalid_format':
      if (issue.format === 'date') return { vi: 'Hãy chọn một ngày.', en: 'Choose a day.' };
      if (issue.format === 'email') return { vi: 'Có địa chỉ thư chưa đúng.', en: 'An e-mail address is not right.' };
      return { vi: 'Viết chưa đúng dạng.', en: 'This does not have the right form.' };
    case 'invalid_value':
      return { vi: 'Hãy chọn một trong các mục.', en: 'Choose one of the options.' };
    default:
      return known[issue.message] ?? { vi: `Chưa đúng: ${issue.message}`, en: `Not right: ${issue.message}` };
  }
};

/** The faults of a form whose fields are named as the schema's paths, with dots between: `account.bin`. */
export const settingFaults = ({ issues }: Pick<z.ZodError, 'issues'>): Fault[] =>
  issues.map((issue) => ({
    field: (issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : issue.path.map(String)).join('.'),
    sentence: sentenceOf(issue),
  }));
