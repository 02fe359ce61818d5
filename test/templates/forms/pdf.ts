import { Canvas, createCanvas } from '@napi-rs/canvas';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as z from 'zod';

/** A PDF as its reader opens it. */
export const openPdf = (pdf: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;

/** The words on each page, line after line. */
export const pagesOf = async (pdf: Uint8Array): Promise<string[]> => {
  const document = await openPdf(pdf);
  return Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const { items } = await (await document.getPage(index + 1)).getTextContent();
      return items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
    }),
  );
};

const htmlCanvas = z.custom<HTMLCanvasElement>((value) => value instanceof Canvas);

/** A page as a picture, `scale` pixels to the point. */
export const pictureOf = async (pdf: Uint8Array, page: number, scale: number) => {
  const proxy = await (await openPdf(pdf)).getPage(page);
  const viewport = proxy.getViewport({ scale });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  await proxy.render({ canvas: htmlCanvas.parse(canvas), viewport }).promise;
  return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
};
