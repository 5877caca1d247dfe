// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { METRIC_CODES } from '#core/model/metric';
import { captionKey } from '../dom/caption';
import { visitSample } from '../sample-page';
import { TAUGHT } from './taught';

const MARKETS = {
  zh: { host: 'seller.us.tiktokshopglobalselling.com', point: '.' },
  vi: { host: 'seller-vn.tiktok.com', point: ',' },
  id: { host: 'seller-id.tokopedia.com', point: ',' },
  en: { host: 'seller-uk.tiktok.com', point: '.' },
} as const;
type Language = keyof typeof MARKETS;
type Line = (typeof TAUGHT)[number];

const tile = (caption: string, value: string) => `<div class="card"><p>${caption}</p><b>${value}</b></div>`;
/** Of several captions for one thing a page has one. */
const linesOf = (language: Language): Line[] => [
  ...new Map(TAUGHT.filter(([, it]) => it === language).map((it) => [it[0], it])).values(),
];
const see = (language: Language, lines: readonly Line[], words = (line: Line): string => line[2]) => {
  const { host, point } = MARKETS[language];
  const printed = (name: string, at: number) =>
    name.startsWith('metric:') ? (name === 'metric:AHT' ? `${at + 2} h` : `${at + 2}${point}25%`) : `4${point}1`;
  const tiles = lines.map((line, at) => tile(words(line), printed(line[0], at)));
  const title = lines.some(([name]) => name === 'overall') ? '' : tile('Shop Performance Score', `4${point}1`);
  return visitSample(title + tiles.join(''), `https://${host}/health-center/experience-score`, language)!;
};

describe('the score page in the language of its market', () => {
  test.each(['zh', 'vi', 'id', 'en'] as const)('is read by what is taught: %s', (language) => {
    const lines = linesOf(language);
    const visit = see(language, lines);
    expect(visit).toMatchObject({ outcome: 'read', complaints: [], facts: { readings: [{ overall: 4.1 }] } });
    for (const code of METRIC_CODES) {
      const at = lines.findIndex(([name]) => name === `metric:${code}`);
      const value = at < 0 ? undefined : code === 'AHT' ? at + 2 : Number(`${at + 2}.25e-2`);
      expect(visit.facts.readings[0]!.metrics[code]?.value, code).toBe(value);
    }
    // Only of the US is it known what a whole page shows.
    expect(visit.facts.coverage).toMatchObject([{ source: 'readings', complete: language === 'zh' }]);
  });

  test.each(TAUGHT)('reads %s in %s by “%s” alone', (name, _, taught) => {
    const words = name === 'overall' ? taught : 'Shop Performance Score';
    const metric =
      name.startsWith('metric:') && name !== 'metric:AHT' ? tile(taught, '2.25%') : tile('Complaint Rate', '1%');
    const path = 'https://seller-vn.tiktok.com/health-center/experience-score';
    const visit = visitSample(tile(words, '4.1') + metric, path, 'en')!;
    expect(visit).toMatchObject({ outcome: 'read', complaints: [], facts: { readings: [{ overall: 4.1 }] } });
    const code = METRIC_CODES.find((it) => name === `metric:${it}` && it !== 'AHT');
    if (code !== undefined) expect(visit.facts.readings[0]!.metrics[code]!.value).toBe(0.0225);
  });

  test('is refused by the name of what is missing where a caption is one that nobody taught', () => {
    const [product] = linesOf('zh').filter(([name]) => name === 'dimension:product');
    const renamed = see('zh', linesOf('zh'), (line) => (line === product ? '商品评分' : line[2]));
    expect(renamed).toMatchObject({
      outcome: 'refused',
      complaints: [{ code: 'unknown-header', detail: 'no caption “Product Satisfaction”' }],
      facts: { readings: [] },
    });
    const foreign = see('vi', linesOf('vi'), ([name]) => `Từ lạ ${name.length}`);
    expect(foreign).toMatchObject({ outcome: 'refused', complaints: [{ code: 'unsupported-language' }] });
    const scoreOnly = see(
      'vi',
      linesOf('vi').filter(([name]) => name === 'overall'),
    );
    expect(scoreOnly.complaints).toEqual([{ code: 'unknown-header', detail: 'no caption “of any metric”' }]);
  });

  test('teaches no caption twice, nor two that are compared as one', () => {
    const keys = TAUGHT.map(([, , words]) => captionKey(words));
    expect(new Set(keys).size).toBe(keys.length);
    expect(captionKey('ร้าน')).not.toBe(captionKey('ราน'));
  });
});
