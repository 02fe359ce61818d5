import type { LetterForm } from '../../domain/letter.ts';

/** What a row or a sentence may ask for. Rows and sentences whose value is not known are left out. */
export type FormValue =
  | 'unit'
  | 'you'
  | 'name'
  | 'phone'
  | 'code'
  | 'procedure'
  | 'received'
  | 'formerDue'
  | 'due'
  | 'fee'
  | 'missing'
  | 'reason'
  | 'handedOut'
  | 'collector'
  | 'office'
  | 'officePhone';

export type FormWords = {
  readonly title: string;
  /** Of the file: `phieu-xin-loi-H48.01-261012-0007.pdf`. */
  readonly fileName: string;
  /** Without a greeting the first row names whose dossier it is. */
  readonly greets: boolean;
  /** Paragraphs before and after the rows, each a list of sentences. */
  readonly opening: readonly (readonly string[])[];
  readonly rows: readonly (readonly [label: string, value: FormValue])[];
  readonly closing: readonly (readonly string[])[];
  /** Who signs where no title is known. */
  readonly signer: string;
  /** Left of the signature: where the applicant signs, or to whom the letter goes. */
  readonly left: 'applicant' | readonly string[];
};

const dossierRows = [
  ['Mã hồ sơ', 'code'],
  ['Thủ tục hành chính', 'procedure'],
  ['Thời gian nhận hồ sơ', 'received'],
] as const;

const ask = 'Nếu cần hỏi thêm, xin {you} liên hệ {office}.';
const call = 'Điện thoại: {officePhone}.';
const complain = 'Nếu không đồng ý, {you} có quyền khiếu nại theo quy định của pháp luật.';

/**
 * The five forms that a one-stop unit gives out; titles, order and signatures follow the annex of circular
 * 01/2018/TT-VPCP (annex I of its successor 03/2025/TT-VPCP numbers them alike), the sentences are ours.
 */
export const formWords: Readonly<Record<LetterForm, FormWords>> = {
  '01': {
    title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
    fileName: 'giay-tiep-nhan',
    greets: false,
    opening: [['{unit} đã tiếp nhận hồ sơ và hẹn trả kết quả như sau:']],
    rows: [
      ['Tiếp nhận hồ sơ của', 'name'],
      ['Số điện thoại', 'phone'],
      ['Mã hồ sơ', 'code'],
      ['Nội dung yêu cầu giải quyết', 'procedure'],
      ['Thời gian nhận hồ sơ', 'received'],
      ['Thời gian trả kết quả', 'due'],
      ['Phí, lệ phí', 'fee'],
      ['Nơi trả kết quả', 'handedOut'],
    ],
    closing: [
      ['Khi đến nhận kết quả, {collector} mang theo giấy này và giấy tờ tùy thân.'],
      [
        'Nếu không thể trả kết quả đúng hẹn, chúng tôi sẽ báo trước cho {you}, nêu rõ lý do và ngày hẹn mới.',
        ask,
        call,
      ],
    ],
    signer: 'Người tiếp nhận hồ sơ',
    left: 'applicant',
  },
  '02': {
    title: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
    fileName: 'phieu-yeu-cau-bo-sung',
    greets: true,
    opening: [['{unit} đã xem xét hồ sơ của {you} và đề nghị {you} bổ sung, hoàn thiện hồ sơ như sau:']],
    rows: [...dossierRows, ['Nội dung cần bổ sung, hoàn thiện', 'missing'], ['Lý do', 'reason']],
    closing: [
      [
        'Xin {you} gửi phần bổ sung đến nơi đã nộp hồ sơ.',
        'Thời gian chờ bổ sung không tính vào thời hạn giải quyết; ngày hẹn trả kết quả mới sẽ được báo khi hồ sơ đã đủ.',
      ],
      [
        'Nếu có vướng mắc khi hoàn thiện hồ sơ, xin {you} liên hệ {office} để được hướng dẫn.',
        call,
        'Trân\u00a0trọng./.',
      ],
    ],
    signer: 'Người hướng dẫn',
    left: ['Như trên;', 'Lưu: hồ sơ.'],
  },
  '03': {
    title: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ',
    fileName: 'phieu-tu-choi',
    greets: true,
    opening: [['{unit} đã xem xét hồ sơ của {you} và rất tiếc không thể tiếp nhận, giải quyết hồ sơ này:']],
    rows: [...dossierRows, ['Lý do từ chối', 'reason']],
    closing: [
      ['Khi đã khắc phục lý do trên, {you} có thể nộp lại hồ sơ.', complain],
      ['Nếu cần được hướng dẫn, xin {you} liên hệ {office}.', call, 'Xin thông báo để {you} được\u00a0biết./.'],
    ],
    signer: 'Người tiếp nhận hồ sơ',
    left: 'applicant',
  },
  '04': {
    title: 'Phiếu xin lỗi và hẹn lại ngày trả kết quả',
    fileName: 'phieu-xin-loi',
    greets: true,
    opening: [
      [
        '{unit} đang giải quyết hồ sơ của {you}.',
        'Chúng tôi không thể trả kết quả đúng thời gian đã ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả:',
      ],
    ],
    rows: [
      ...dossierRows,
      ['Thời gian hẹn trả trước đây', 'formerDue'],
      ['Lý do chậm trả kết quả', 'reason'],
      ['Thời gian hẹn trả mới', 'due'],
      ['Nơi trả kết quả', 'handedOut'],
    ],
    closing: [
      [
        '{unit} chân thành xin lỗi {you} vì sự chậm trễ này.',
        'Chúng tôi sẽ giải quyết hồ sơ và trả kết quả theo thời gian hẹn mới, rất mong nhận được sự thông cảm của {you}.',
      ],
      [ask, call, 'Trân\u00a0trọng./.'],
    ],
    signer: 'Thủ trưởng đơn vị',
    left: ['Như trên;', 'Nơi công khai văn bản xin lỗi;', 'Lưu: VT, hồ sơ.'],
  },
  '05': {
    title: 'Thông báo dừng giải quyết hồ sơ',
    fileName: 'thong-bao-dung',
    greets: true,
    opening: [['{unit} thông báo dừng giải quyết hồ sơ sau đây của {you}:']],
    rows: [...dossierRows, ['Thời gian hẹn trả', 'due'], ['Lý do dừng giải quyết', 'reason']],
    closing: [
      ['Để nhận lại giấy tờ đã nộp hoặc được hướng dẫn nộp lại hồ sơ, xin {you} liên hệ {office}.', call],
      [complain, 'Xin thông báo để {you} được\u00a0biết./.'],
    ],
    signer: 'Thủ trưởng đơn vị',
    left: ['Như trên;', 'Lưu: VT, hồ sơ.'],
  },
};
