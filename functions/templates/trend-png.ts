import { readFile } from 'node:fs/promises';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { drawingMachineFile } from './drawing-machine.ts';
import { fonts } from './forms/fonts.ts';
import { type TrendLabels, type TrendPoint, trendSvg } from './trend-svg.ts';

// Heavy (3 MB of code and a drawing machine): functions load it with `import()` when a digest is due.

const [fontFamily, sharpness] = ['Tinos', 2];

let started: Promise<readonly Uint8Array[]> | undefined;
const start = async (): Promise<readonly Uint8Array[]> => {
  await initWasm(await readFile(drawingMachineFile()));
  return [await readFile(fonts.normal)];
};

/** The chart as a PNG, for mail programs show no SVG. Throws where it cannot be drawn. */
export const trendPng = async (points: readonly TrendPoint[], labels: TrendLabels): Promise<Uint8Array> => {
  started ??= start();
  const fontBuffers = [...(await started)];
  const drawing = new Resvg(trendSvg(points, labels, fontFamily), {
    fitTo: { mode: 'zoom', value: sharpness },
    font: { fontBuffers, defaultFontFamily: fontFamily, loadSystemFonts: false },
    background: '#ffffff',
  });
  const picture = drawing.render();
  const png = picture.asPng();
  picture.free();
  drawing.free();
  return png;
};
