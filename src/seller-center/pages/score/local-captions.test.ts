// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { METRIC_CODES } from '#core/model/metric';
import { visitSample } from '#test/fixtures/sample-page';
import { captionKey } from '../../values/text';
import { LOCAL_CAPTIONS } from './local-captions';
import { dimensionSubject, type FigureSubject, metricSubject, OVERALL } from './subjects';

const MARKETS = {
  zh: { host: 'seller.us.tiktokshopglobalselling.com', point: '.' },
  vi: { host: 'seller-vn.tiktok.com', point: ',' },
  id: { host: 'seller-id.tokopedia.com', point: ',' },
  th: { host: 'seller-th.tiktok.com', point: '.' },
  pt: { host: 'seller-br.tiktok.com', point: ',' },
  en: { host: 'seller-th.tiktok.com', point: '.' },
} as const;
type Language = keyof typeof MARKETS;
const LANGUAGES = Object.keys(MARKETS) as Language[];
const AHT = metricSubject('AHT');
const isRate = (subject: FigureSubject): boolean => subject.kind === 'metric' && subject !== AHT;
type Line = (typeof LOCAL_CAPTIONS)[number];
const PATH = '/health-center/experience-score';

const tile = (caption: string, value: string) => `<div class="card"><p>${caption}</p><b>${value}</b></div>`;
/** Of several captions for one thing a page has one. */
const linesOf = (language: Language): Line[] => [
  ...new Map(LOCAL_CAPTIONS.filter(([, known]) => known === language).map((line) => [line[0], line])).values(),
];
const see = async (language: Language, lines: readonly Line[], words = (line: Line): string => line[2]) => {
  const { host, point } = MARKETS[language];
  const printed = (subject: FigureSubject, at: number) =>
    isRate(subject) ? `${at + 2}${point}25%` : subject === AHT ? `${at + 2} h` : `4${point}1`;
  const tiles = lines.map((line, at) => tile(words(line), printed(line[0], at)));
  const title = lines.some(([subject]) => subject === OVERALL) ? '' : tile('Shop Performance Score', `4${point}1`);
  return (await visitSample(title + tiles.join(''), `https://${host}${PATH}`, language))!;
};

describe('the score page in the language of its market', () => {
  test.each(LANGUAGES)('is read by its own captions: %s', async (language) => {
    const lines = linesOf(language);
    const visit = await see(language, lines);
    expect(visit).toMatchObject({ outcome: 'read', issues: [], facts: { readings: [{ overall: 4.1 }] } });
    for (const code of METRIC_CODES) {
      const at = lines.findIndex(([subject]) => subject === metricSubject(code));
      const value = at < 0 ? undefined : code === 'AHT' ? at + 2 : Number(`${at + 2}.25e-2`);
      expect(visit.facts.readings[0]!.metrics[code]?.value, code).toBe(value);
    }
    // Only of the US and of Brazil is it known what a whole page shows.
    const isWhole = language === 'zh' || language === 'pt';
    expect(visit.facts.coverage).toMatchObject([{ source: 'readings', complete: isWhole }]);
  });

  test.each(LOCAL_CAPTIONS.map(([subject, language, words]) => ({ subject, language, words })))(
    'is read by “$words” alone ($language, $subject.kind)',
    async ({ subject, words }) => {
      const title = subject === OVERALL ? words : 'Shop Performance Score';
      const metric = isRate(subject) ? tile(words, '2.25%') : tile('Complaint Rate', '1%');
      const visit = (await visitSample(tile(title, '4.1') + metric, `https://seller-vn.tiktok.com${PATH}`, 'en'))!;
      expect(visit).toMatchObject({ outcome: 'read', issues: [], facts: { readings: [{ overall: 4.1 }] } });
      const code = METRIC_CODES.find((known) => isRate(subject) && subject === metricSubject(known));
      if (code !== undefined) expect(visit.facts.readings[0]!.metrics[code]!.value).toBe(0.0225);
    },
  );

  test('is refused with the name of a missing caption', async () => {
    const [product] = linesOf('zh').filter(([subject]) => subject === dimensionSubject('product'));
    const renamed = await see('zh', linesOf('zh'), (line) => (line === product ? '商品评分' : line[2]));
    expect(renamed).toMatchObject({
      outcome: 'refused',
      issues: [{ code: 'unknown-header', detail: 'no caption “Product Satisfaction”' }],
      facts: { readings: [] },
    });
    const foreign = await see('vi', linesOf('vi'), ([, , words]) => `Từ lạ ${words.length}`);
    expect(foreign).toMatchObject({ outcome: 'refused', issues: [{ code: 'unsupported-language' }] });
  });

  const onHost = async (host: string, body: string, lang: string) =>
    (await visitSample(body, `https://${host}${PATH}`, lang))!;

  test.each([
    ['seller-th.tiktok.com', 'th', 'คะแนนร้านค้า', 'unsupported-language'],
    ['seller-id.tokopedia.com', 'id', 'Rating Toko', 'unsupported-language'],
    ['seller-id.tokopedia.com', 'en', 'Store Rating', 'unknown-header'],
  ])(
    'gives at %s in %s the score alone where no caption of a metric is known, and says so',
    async (host, lang, words, code) => {
      const hero = `<div><h2>${words}</h2><div><b>4.1</b><span> / 5.0</span></div><div>Ω</div></div>`;
      const visit = await onHost(
        host,
        `${hero}${tile('Ω1', '0.4%')}${tile('Ω2', '4.6')}<div><b>3.2</b><i>Ω3</i></div>`,
        lang,
      );
      expect(visit).toMatchObject({
        outcome: 'read',
        issues: [{ code, detail: 'no caption of any metric' }],
        facts: { readings: [{ overall: 4.1, state: 'scored' }], coverage: [{ source: 'readings', complete: false }] },
      });
      expect(Object.values(visit.facts.readings[0]!.metrics).every((reading) => reading === null)).toBe(true);
    },
  );

  test.each([
    ['of a card below it, above its caption', '<h2>คะแนนร้านค้า</h2><div><b>4.5</b><i>Ω</i></div>'],
    ['of one of two cards', `<h2>คะแนนร้านค้า</h2><div>${tile('Ω', '4.5')}</div><b>4.1</b>`],
    ['of one of two', '<h2>คะแนนร้านค้า</h2><b>4.5</b><b>4.1</b>'],
    ['after another caption', '<div><h2>คะแนนร้านค้า</h2><i>Ω</i><b>4.5</b></div>'],
    ['that is none', '<div><h2>คะแนนร้านค้า</h2><b>23</b></div>'],
  ])('takes no number for the score %s', async (_, body) => {
    expect(await onHost('seller-th.tiktok.com', body, 'th')).toMatchObject({
      outcome: 'refused',
      issues: [{ code: 'unknown-value', detail: 'Shop Performance Score: no number beside it' }],
    });
  });

  test('leaves out a metric, by name, in a market where its counting is unknown', async () => {
    const card = `<div><p>Unsatisfied order rate</p><b>0.4%</b><p>Target</p><b>0.6%</b></div>`;
    const body = tile('Shop Performance Score', '4.1') + tile('Late Dispatch Rate', '3%') + card;
    const british = await onHost('seller-uk.tiktok.com', body, 'en');
    expect(british.issues).toEqual([
      { code: 'unknown-header', detail: '“Unsatisfied Order Rate”: what it counts in this market is not known' },
    ]);
    expect(british.facts.readings[0]!.metrics).toMatchObject({ NRR: null, LDR: { value: 0.03, target: null } });
    const thai = await onHost('seller-th.tiktok.com', body, 'en');
    expect(thai).toMatchObject({
      issues: [],
      facts: { readings: [{ metrics: { NRR: { value: 0.004, target: 0.006 }, LDR: { target: null } } }] },
    });
  });

  test('has no two captions that are compared as one', () => {
    const keys = LOCAL_CAPTIONS.map(([, , words]) => captionKey(words));
    expect(new Set(keys).size).toBe(keys.length);
    expect(captionKey('ร้าน')).not.toBe(captionKey('ราน'));
  });
});
