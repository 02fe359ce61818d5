import { QRPay } from 'vietnam-qr-pay/dist/qr-pay.js'; // the package's root brings its list of banks along: 25 kB
import type { Payment } from './vietqr.ts';

/** The VietQR text (EMVCo merchant-presented, NAPAS 247 transfer to an account). `fee` in dong. */
export const vietQrText = ({ bin, account, fee, memo }: Payment): string =>
  QRPay.initVietQR({ bankBin: bin, bankNumber: account, amount: String(fee), purpose: memo }).build();
