import { beforeAll, expect, test } from 'vitest';
import { reportPages } from '../../infra/local/page-report.ts';

/* Times are for `npm run bench`, on a quiet machine; weights are the same everywhere. */

const weights = new Map<string, number>();
beforeAll(async () => {
  const say = (figure: string, value: number) =>
    figure.startsWith('weight of ') && weights.set(figure.slice(10), value);
  // A page that is new says here what it is about, or that nobody can see it.
  await reportPages(say, { count: 500, turns: 1, isThin: true });
}, 300_000);

test('every page of the console that can be asked for was weighed', () => {
  for (const path of ['', '/ho-so', '/ho-so/:code', '/ky', '/goi', '/nguy-co', '/nhat-ky', '/chien-dich/:id'])
    expect([...weights.keys()]).toContain(`/ban-lam-viec${path}`);
});

test('no page weighs more than 120 kB, lists with a full page of rows among them', () => {
  expect([...weights].filter(([, weight]) => weight > 120)).toEqual([]);
  for (const path of ['/xin-loi', '/ky', '/duyet', '/in', '/nhat-ky'])
    expect([path, (weights.get(`/ban-lam-viec${path}`) ?? 0) > 30]).toEqual([path, true]);
});
