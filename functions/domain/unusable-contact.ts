import { type ContactField, contactField, type DossierState, type Unusable } from './dossier-state.ts';
import type { Sentence } from './sentence.ts';

const said: Record<ContactField, Record<Unusable, Sentence>> = {
  'applicant.phone': {
    none: { vi: 'Nguồn ghi người nộp không có số điện thoại.', en: 'The source says that the applicant has no phone.' },
    unreadable: {
      vi: 'Số điện thoại của người nộp ở nguồn không nhắn tin được.',
      en: "No SMS can be sent to what the source has as the applicant's phone number.",
    },
  },
  'applicant.email': {
    none: {
      vi: 'Nguồn ghi người nộp không có thư điện tử.',
      en: 'The source says that the applicant has no e-mail address.',
    },
    unreadable: {
      vi: 'Địa chỉ thư điện tử của người nộp ở nguồn không gửi được.',
      en: "No mail can be sent to what the source has as the applicant's e-mail address.",
    },
  },
  'authorised.phone': {
    none: {
      vi: 'Nguồn ghi người được ủy quyền không có số điện thoại.',
      en: 'The source says that the authorised person has no phone.',
    },
    unreadable: {
      vi: 'Số điện thoại của người được ủy quyền ở nguồn không nhắn tin được.',
      en: "No SMS can be sent to what the source has as the authorised person's phone number.",
    },
  },
  'authorised.email': {
    none: {
      vi: 'Nguồn ghi người được ủy quyền không có thư điện tử.',
      en: 'The source says that the authorised person has no e-mail address.',
    },
    unreadable: {
      vi: 'Địa chỉ thư điện tử của người được ủy quyền ở nguồn không gửi được.',
      en: "No mail can be sent to what the source has as the authorised person's e-mail address.",
    },
  },
};

/** Why nothing can be sent to what the source last said of a dossier's people, for staff to read; without personal data. */
export const unusableContacts = ({ unusable }: Pick<DossierState, 'unusable'>): Sentence[] =>
  contactField.options.flatMap((field) => {
    const why = unusable?.[field];
    return why ? [said[field][why]] : [];
  });
