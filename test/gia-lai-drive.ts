import { type Drive, type Figure, indexIndicators, type Target } from '../functions/domain/drive.ts';

/**
 * Gia Lai's 100 days and nights of 2024 as the newspaper Báo Gia Lai told of them ("Cao điểm 100 ngày đêm: Nâng cao hiệu
 * quả sử dụng dịch vụ công trực tuyến"): results of 2023 and the transport department's own targets. Codes of units that
 * no longer are have been made up.
 */
export const transport = 'H21.GTVT';
export const iaGrai = 'H21.HIAGRAI';
export const iaPnon = 'H21.XIAPNON';

const percents = (unit: string, of: Partial<Record<(typeof indexIndicators)[number]['id'], number>>): Figure[] =>
  Object.entries(of).map(([indicator, percent]) => ({ unit, indicator, percent }));
const inPhase = (phase: string, figures: readonly Figure[]): Target[] => figures.map((of) => ({ ...of, phase }));

export const resultsOf2023: readonly Figure[] = [
  ...percents(transport, { CKMB: 13.2, TDGQ: 92.12, ONLINE: 40.3, TTTT: 67.37, MDHL: 100 }),
  ...percents(iaGrai, { CKMB: 90.1, TDGQ: 81.6, ONLINE: 0.3, TTTT: 0, MDHL: 96.8, MDSH: 21.1 }),
  ...percents(iaPnon, { CKMB: 98.8, TDGQ: 92.98, ONLINE: 0.5, TTTT: 0, MDHL: 100, MDSH: 20.2 }),
];

export const phases = [
  { name: 'Giai đoạn 1', from: '2024-03-22', to: '2024-05-01' },
  { name: 'Giai đoạn 2', from: '2024-05-02', to: '2024-06-30' },
];

export const aDrive = (changes: Partial<Drive> = {}): Drive => ({
  id: 'gia-lai-2024',
  name: 'Cao điểm 100 ngày đêm nâng cao hiệu quả sử dụng dịch vụ công',
  from: '2024-03-22',
  to: '2024-06-30',
  phases,
  units: [transport, iaGrai, iaPnon],
  indicators: [...indexIndicators],
  targets: [
    ...inPhase('Giai đoạn 1', percents(transport, { CKMB: 100, TDGQ: 100, ONLINE: 50, TTTT: 72.37, MDHL: 100 })),
    ...inPhase('Giai đoạn 2', percents(transport, { ONLINE: 60, TTTT: 77.37 })),
  ],
  baseline: [...resultsOf2023],
  ...changes,
});
