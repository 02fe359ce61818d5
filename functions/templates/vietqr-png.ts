import { toBuffer } from 'qrcode';
import type { Payment } from './vietqr.ts';
import { vietQrText } from './vietqr-text.ts';

// A tenth of what a start may weigh: loaded with `import()` when a fee is asked for by e-mail.

/** The code as a PNG, about 300 pixels wide: sharp on a phone, a few kB. */
export const vietQrPng = (payment: Payment): Promise<Buffer> =>
  toBuffer(vietQrText(payment), { errorCorrectionLevel: 'M', margin: 4, scale: 6 });
