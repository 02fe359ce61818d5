/**
 * What citizens' pages say. A sentence whose value is not known is left out, so each stands by itself. Plain words: who
 * reads this may read little.
 */
export const vi = {
  language: 'vi',
  switchTo: { language: 'en', name: 'English' },
  formats: { fee: '{amount} đ', thousands: '.' },
  weekdays: [
    'thứ\u00a0Hai',
    'thứ\u00a0Ba',
    'thứ\u00a0Tư',
    'thứ\u00a0Năm',
    'thứ\u00a0Sáu',
    'thứ\u00a0Bảy',
    'Chủ\u00a0nhật',
  ],
  /** A moment, and a day whose hour is not known. */
  moment: { whole: '{time} {weekday} {date}', day: '{weekday} {date}' },
  days: {
    today: 'hôm nay',
    tomorrow: 'ngày mai',
    ahead: 'còn {count} ngày',
    yesterday: 'hôm qua',
    past: '{count} ngày trước',
  },
  stands: {
    registered: {
      title: 'Hồ sơ đã được ghi nhận',
      says: ['Chúng tôi đang kiểm tra hồ sơ trước khi tiếp nhận.'],
      next: ['Lúc này ông/bà chưa phải làm gì.', 'Khi hồ sơ được tiếp nhận, chúng tôi sẽ báo ngày hẹn trả kết quả.'],
    },
    'in-work': {
      title: 'Hồ sơ đang được giải quyết',
      says: [],
      next: [
        'Lúc này ông/bà không phải làm gì thêm.',
        'Khi có kết quả hoặc có thay đổi, chúng tôi sẽ báo cho ông/bà.',
        'Kết quả có thể xong sớm hơn ngày hẹn.',
      ],
    },
    overdue: {
      title: 'Hồ sơ trễ hẹn',
      says: ['Kết quả lẽ ra có vào {due} mà đến nay chưa xong. Chúng tôi thành thật xin lỗi ông/bà.'],
      next: [
        'Đơn vị giải quyết phải nêu lý do, hẹn lại ngày trả và báo cho ông/bà.',
        'Lúc này ông/bà không phải làm gì thêm.',
        'Muốn hỏi ngay, xin gọi {unitPhone}.',
      ],
    },
    'being-checked': {
      title: 'Hồ sơ đang được xem xét',
      says: ['Chúng tôi đang rà soát lần cuối nội dung trả lời ông/bà.'],
      next: ['Lúc này ông/bà không phải làm gì thêm.', 'Có ý kiến chính thức, chúng tôi sẽ báo ngay cho ông/bà.'],
    },
    supplement: {
      title: 'Cần bổ sung giấy tờ, thông tin',
      says: ['Hồ sơ chưa đủ để giải quyết. Thời gian chờ ông/bà bổ sung không tính vào thời hạn giải quyết.'],
      next: [
        'Chuẩn bị giấy tờ, thông tin còn thiếu.',
        'Nộp tại {unit}. Nếu đã nộp hồ sơ trực tuyến, ông/bà có thể bổ sung trực tuyến.',
        'Chưa rõ thiếu gì, xin gọi {unitPhone}.',
        'Nhận đủ rồi, chúng tôi sẽ giải quyết tiếp và báo nếu ngày hẹn trả thay đổi.',
      ],
    },
    payment: {
      title: 'Cần nộp phí, lệ phí',
      says: ['Hồ sơ chờ ông/bà nộp {fee} để được giải quyết tiếp.'],
      next: [
        'Nộp tại {unit}.',
        'Hoặc chuyển khoản vào tài khoản {account} theo thông tin ở trên.',
        'Cần hỏi, xin gọi {unitPhone}.',
        'Khi nhận được tiền, chúng tôi sẽ giải quyết tiếp. Trang này có thể chậm cập nhật; ông/bà đừng nộp hai lần.',
      ],
    },
    ready: {
      title: 'Đã có kết quả',
      says: ['Mời ông/bà đến nhận kết quả.'],
      next: [
        'Nhận tại {unit}, trong giờ làm việc.',
        'Khi đến, xin mang theo giấy hẹn hoặc mã hồ sơ, và giấy tờ tùy thân.',
      ],
    },
    'ready-post': {
      title: 'Đã có kết quả',
      says: ['Kết quả sẽ được gửi qua bưu điện như ông/bà đã đăng ký. Ông/bà không cần đến lấy.'],
      next: [
        'Chờ bưu điện liên hệ. Khi bưu điện nhận gửi, chúng tôi sẽ báo mã bưu gửi.',
        'Nếu địa chỉ nhận đã thay đổi, xin gọi ngay {unitPhone}.',
      ],
    },
    'ready-electronic': {
      title: 'Đã có kết quả',
      says: ['Kết quả bản điện tử được gửi như ông/bà đã đăng ký. Ông/bà không cần đến lấy.'],
      next: ['Mở tài khoản dịch vụ công của ông/bà để nhận bản điện tử.', 'Không thấy kết quả, xin gọi {unitPhone}.'],
    },
    returned: {
      title: 'Hồ sơ đã xong',
      says: ['Kết quả đã được trả cho ông/bà.'],
      next: ['Nếu kết quả có sai sót, xin gọi {unitPhone} để được sửa.'],
    },
    'returned-post': {
      title: 'Kết quả đã gửi qua bưu điện',
      says: ['Chúng tôi đã giao kết quả cho bưu điện để chuyển đến ông/bà.'],
      next: [
        'Xin để ý điện thoại: bưu điện có thể gọi trước khi phát.',
        'Dùng mã bưu gửi {tracking} để hỏi bưu điện kết quả đang ở đâu.',
        'Chờ lâu mà chưa nhận được, xin gọi {unitPhone}.',
      ],
    },
    'not-accepted': {
      title: 'Hồ sơ không được tiếp nhận',
      says: ['Rất tiếc, chúng tôi không thể tiếp nhận hồ sơ này.'],
      next: [
        'Khi đủ điều kiện, ông/bà có thể nộp lại hồ sơ.',
        'Chưa rõ hoặc không đồng ý, xin gọi {unitPhone} để được giải thích.',
      ],
    },
    stopped: {
      title: 'Hồ sơ dừng giải quyết',
      says: ['Rất tiếc, chúng tôi phải dừng giải quyết hồ sơ này.'],
      next: [
        'Chưa rõ hoặc không đồng ý, xin gọi {unitPhone} để được giải thích.',
        'Khi đủ điều kiện, ông/bà có thể nộp hồ sơ mới.',
      ],
    },
    withdrawn: {
      title: 'Hồ sơ đã được rút',
      says: ['Hồ sơ đã được rút theo yêu cầu của ông/bà và không giải quyết tiếp.'],
      next: ['Khi cần, ông/bà có thể nộp hồ sơ mới.', 'Ông/bà không yêu cầu rút? Xin gọi ngay {unitPhone}.'],
    },
  },
  late: 'Kết quả có sau ngày hẹn. Chúng tôi thành thật xin lỗi ông/bà vì đã để ông/bà phải chờ.',
  corrected: 'Chúng tôi đã báo nhầm rằng hồ sơ có kết quả. Tin đó không đúng. Chúng tôi xin lỗi ông/bà.',
  apology: {
    title: 'Xin lỗi và hẹn lại',
    says: [
      'Hồ sơ không kịp trả vào {formerDue}. Chúng tôi thành thật xin lỗi ông/bà và hẹn lại vào {newDue}.',
      'Phiếu xin lỗi số {number}.',
    ],
  },
  labels: {
    reason: 'Lý do',
    missing: 'Còn thiếu',
    next: 'Việc tiếp theo',
    about: 'Về hồ sơ',
    dossier: 'Hồ sơ',
    code: 'Mã hồ sơ',
    procedure: 'Thủ tục',
    received: 'Ngày nhận',
    due: 'Ngày hẹn trả',
    finished: 'Ngày có kết quả',
    returned: 'Ngày trả',
    tracking: 'Mã bưu gửi',
    asOf: 'Xem lúc {time}.',
  },
  office: { title: 'Nơi liên hệ', phone: 'Điện thoại' },
  payment: {
    title: 'Chuyển khoản',
    bank: 'Ngân hàng',
    account: 'Số tài khoản',
    holder: 'Tên tài khoản',
    amount: 'Số tiền',
    memo: 'Nội dung chuyển khoản',
    image: 'Mã VietQR để chuyển khoản',
    scan: 'Quét mã này bằng ứng dụng ngân hàng. Nếu đang xem trên chính điện thoại đó, hãy chụp màn hình rồi chọn ảnh khi quét.',
  },
  survey: {
    title: 'Ông/bà có hài lòng không?',
    ask: 'Chọn một mức là xong. Trả lời là tự nguyện, không ảnh hưởng đến hồ sơ.',
    answers: { 'very-satisfied': 'Rất hài lòng', satisfied: 'Hài lòng', dissatisfied: 'Chưa hài lòng' },
    thanks: 'Cảm ơn ông/bà đã trả lời: {answer}.',
    sorry: 'Chúng tôi xin lỗi vì ông/bà chưa hài lòng. Muốn nói rõ hơn, xin gọi {unitPhone}.',
    early: 'Chưa đến lúc đánh giá: hồ sơ này chưa trả kết quả.',
    fault: 'Xin chọn một trong ba mức dưới đây.',
  },
  optOut: {
    title: 'Từ chối tin nhắn quảng bá',
    ask: 'Ông/bà sẽ không nhận tin mời nộp hồ sơ trực tuyến hay tin của chiến dịch nữa. Tin về hồ sơ của ông/bà vẫn được gửi như trước.',
    act: 'Không nhận tin quảng bá nữa',
    done: 'Đã ghi nhận. Ông/bà sẽ không nhận tin quảng bá nữa. Tin về hồ sơ vẫn được gửi như trước.',
    none: 'Hồ sơ này không có số điện thoại nhận tin, nên không có tin quảng bá nào được gửi. Ông/bà không phải làm gì.',
    link: 'Từ chối tin nhắn quảng bá',
  },
  lookUp: {
    title: 'Tra cứu hồ sơ',
    intro: 'Nhanh nhất là bấm vào liên kết trong tin nhắn hoặc thư chúng tôi đã gửi. Không có liên kết thì tìm ở đây.',
    code: 'Mã hồ sơ',
    codeHint: 'Ghi trên giấy hẹn, ví dụ H48.01-261012-0007.',
    digits: { three: 'Ba số cuối điện thoại', six: 'Sáu số cuối điện thoại', whole: 'Cả số điện thoại' },
    digitsHint: {
      three: 'Của số đã ghi trong hồ sơ.',
      six: 'Của số đã ghi trong hồ sơ. Nhập cả số cũng được.',
      whole: 'Số đã ghi trong hồ sơ, ví dụ 0905 000 821.',
    },
    act: 'Xem hồ sơ',
    noCode: 'Hãy nhập mã hồ sơ.',
    noDigits: 'Hãy nhập ba số cuối của số điện thoại.',
    moreDigits: {
      three: 'Hãy nhập ba số cuối của số điện thoại.',
      six: 'Gần đây có nhiều lần nhập sai. Để người lạ không đoán được hồ sơ của ông/bà, xin nhập sáu số cuối, hoặc cả số điện thoại.',
      whole:
        'Gần đây có nhiều lần nhập sai. Để người lạ không đoán được hồ sơ của ông/bà, xin nhập cả số điện thoại đã ghi trong hồ sơ.',
    },
    notFound: {
      three:
        'Không tìm thấy hồ sơ nào với mã và các số này. Xin xem lại cả hai. Nếu đã đúng mà vẫn không thấy, xin gọi nơi nhận hồ sơ.',
      six: 'Không tìm thấy hồ sơ nào với mã và các số này. Xin xem lại cả hai, và nhập sáu số cuối hoặc cả số điện thoại. Nếu vẫn không thấy, xin dùng liên kết trong tin nhắn hoặc gọi nơi nhận hồ sơ.',
      whole:
        'Không tìm thấy hồ sơ nào với mã và số này. Xin xem lại cả hai, và nhập cả số điện thoại. Nếu vẫn không thấy, xin dùng liên kết trong tin nhắn hoặc gọi nơi nhận hồ sơ.',
    },
    tooMany:
      'Từ kết nối mạng này đã có quá nhiều lần nhập sai. Xin nhập cả số điện thoại, dùng liên kết trong tin nhắn, thử lại từ một kết nối khác, hoặc gọi nơi nhận hồ sơ.',
    link: 'Tra cứu hồ sơ',
  },
  register: {
    title: 'Thư xin lỗi đã công khai',
    intro:
      'Khi không kịp trả kết quả đúng hẹn, đơn vị phải xin lỗi, nêu lý do và hẹn lại. Các thư đó được công khai ở đây; tên người dân chỉ ghi chữ cái đầu.',
    month: 'Tháng',
    unit: 'Đơn vị',
    allUnits: 'Mọi đơn vị',
    code: 'Mã hồ sơ',
    codeHint: 'Tìm theo mã thì không cần chọn tháng và đơn vị.',
    act: 'Tìm',
    found: '{count} thư',
    number: 'Số {number}, ngày {signed}',
    applicant: 'Gửi',
    formerDue: 'Hẹn cũ',
    newDue: 'Hẹn mới',
    signer: 'Người ký',
    none: 'Không có thư nào trong tháng này. Ông/bà có thể chọn tháng khác.',
    noneOfCode: 'Không có thư xin lỗi nào cho mã hồ sơ này. Xin xem lại mã, hoặc xóa mã để xem theo tháng.',
    earlier: 'Thư cũ hơn',
    later: 'Thư mới hơn',
    link: 'Thư xin lỗi đã công khai',
  },
  drive: {
    title: 'Chiến dịch nâng cao chất lượng dịch vụ công',
    comma: ',',
    running: 'Đang diễn ra từ {from} đến {to}.',
    before: 'Sẽ diễn ra từ {from} đến {to}.',
    over: 'Đã diễn ra từ {from} đến {to}.',
    published: 'Số liệu Cổng dịch vụ công quốc gia công bố ngày {day}.',
    computed: 'Số liệu hệ thống tính đến hết ngày {day}.',
    none: 'Chưa có số liệu. Xin xem lại sau.',
    noDrive: 'Hiện chưa có chiến dịch nào.',
    reached: 'Bao nhiêu đơn vị đã đạt chỉ tiêu',
    indicator: 'Chỉ tiêu',
    reachedUnits: 'Đã đạt',
    league: 'Xếp hạng các đơn vị',
    find: 'Tìm xã, phường, sở',
    act: 'Tìm',
    noUnit: 'Không có đơn vị nào tên như vậy.',
    unit: 'Đơn vị',
    rank: 'Hạng',
    points: 'Điểm',
    move: 'Đổi hạng',
    moved: 'Điểm: trên 100. Đổi hạng so với {day}: + là lên, − là xuống.',
    target: 'Giao',
    stands: 'Đạt',
    gap: 'So với giao',
    gapHint: 'Tính bằng %. Số âm (−): còn thiếu. “–”: chưa có số liệu.',
    back: 'Về toàn tỉnh',
    earlier: 'Trang trước',
    later: 'Trang sau',
    link: 'Chiến dịch: các đơn vị làm đến đâu',
  },
  lost: {
    title: 'Không tìm thấy trang',
    says: [
      'Liên kết này không đúng, hoặc đã hết hạn từ lâu.',
      'Nếu tự gõ lại từ tin nhắn, xin xem lại từng chữ: chữ hoa khác chữ thường.',
    ],
  },
  expired: {
    title: 'Liên kết đã hết hạn',
    says: [
      'Liên kết này mở được trong 180 ngày sau tin cuối cùng về hồ sơ.',
      'Cần biết thêm về hồ sơ, xin gọi nơi đã nhận hồ sơ.',
    ],
  },
  unread: {
    title: 'Không đọc được biểu mẫu',
    says: ['Biểu mẫu gửi đến chưa đủ hoặc chưa đúng. Xin mở lại trang và gửi lần nữa.'],
  },
  broken: {
    title: 'Trang đang trục trặc',
    says: ['Lỗi này là của chúng tôi, không phải của ông/bà. Xin thử lại sau ít phút.'],
  },
  home: 'Về trang hồ sơ',
  errorTitle: 'Chưa được: ',
  privacy:
    'Trang này không ghi tên và địa chỉ của ông/bà. Ai có liên kết đều mở được, nên xin đừng chuyển cho người khác.',
};

export type PageWords = typeof vi;
