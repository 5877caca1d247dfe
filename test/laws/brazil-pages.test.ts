// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { assess } from '#core/assess';
import { noFacts } from '#core/model/facts';
import type { PageVisit } from '#core/model/page';
import type { Shop } from '#core/model/shop';
import { parsePage, visitPage } from '#test/fixtures/sample-page';

// Pages of Brazil in Portuguese, as its Academy describes them, up to the figures of the score.

const HOST = 'https://seller-br.tiktok.com';
const SCORE = '/health-center/experience-score?shop_region=BR';
const AT = '2026-09-01T15:00:00Z';
const see = async (body: string, path = SCORE, lang = 'pt-BR'): Promise<PageVisit> =>
  (await visitPage(
    parsePage(`<html lang="${lang}"><body><main>${body}</main></body></html>`),
    new URL(path, HOST),
    AT,
  ))!;

const tile = (caption: string, value: string, rest = '') =>
  `<div class="card"><p>${caption}</p><b>${value}</b>${rest}</div>`;
const part = (caption: string, score: string, weight: string, cards: string) =>
  `<section><h2>${caption}</h2><div><b>${score}</b></div><p><span>Peso</span><span>${weight}</span></p>${cards}</section>`;
const SCORE_PAGE = `<h1>Pontuação de Desempenho da Loja</h1><div><b>4,1</b></div>${part(
  'Satisfação com o Produto',
  '4,2',
  '50%',
  tile('Taxa de avaliação negativa', '1,25%') + tile('Taxa de devolução e reembolso por falha do vendedor', '2,00%'),
)}${part(
  'Cumprimento e Logística',
  '4,0',
  '30%',
  tile('Taxa de cancelamento por falha do vendedor', '0,50%') + tile('Taxa de envio atrasado', '3,10%'),
)}${part('Atendimento ao Cliente', '3,9', '20%', tile('Taxa de Resposta em 24H', '85,00%'))}`;

const diagnosis = (metric: string, value: string, four: string, one: string) =>
  `<h1>${metric}</h1><div><p>${metric}</p><b>${value}</b></div><h2>Status das métricas</h2>${tile('1 ponto', one)}${tile('4 pontos', four)}`;

describe('a page of Brazil in Portuguese', () => {
  test('shows the score, its modules with their weights, and five metrics', async () => {
    const visit = await see(SCORE_PAGE);
    expect(visit).toMatchObject({ page: 'score', outcome: 'read', issues: [], shop: { region: 'BR' } });
    const [reading] = visit.facts.readings;
    expect(reading).toMatchObject({
      overall: 4.1,
      dimensions: {
        product: { score: 4.2, weight: 0.5 },
        fulfillment: { score: 4, weight: 0.3 },
        service: { score: 3.9, weight: 0.2 },
      },
    });
    const values = Object.entries(reading!.metrics).flatMap(([code, figures]) =>
      figures ? [[code, figures.value]] : [],
    );
    expect(Object.fromEntries(values)).toEqual({ NRR: 0.0125, NBFR: 0.02, SFCR: 0.005, LDR: 0.031, RR24: 0.85 });
  });

  test('is known as the score page by what it says, whatever its address', async () => {
    expect(await see(SCORE_PAGE, '/health-center/other')).toMatchObject({ page: 'score', outcome: 'read' });
  });

  test('shows of a metric both benchmarks, that of 1 point and that of 4 points', async () => {
    const visit = await see(diagnosis('Taxa de envio atrasado', '2,10%', '3,00%', '10,00%'), '/health-center/other');
    expect(visit).toMatchObject({ page: 'diagnosis', metric: 'LDR', outcome: 'read', issues: [] });
    expect(visit.facts.readings[0]!.metrics.LDR).toMatchObject({ value: 0.021, excellent: 0.03, poor: 0.1 });
    expect(visit.facts.coverage).toEqual([]);
  });

  test('shows a rate of answers whose benchmarks rise', async () => {
    const visit = await see(diagnosis('Taxa de Resposta em 24H', '91,00%', '90,00%', '60,00%'), '/health-center/other');
    expect(visit.facts.readings[0]!.metrics.RR24).toMatchObject({ value: 0.91, excellent: 0.9, poor: 0.6 });
  });

  test('with a list that no source names gives its figures, and is not taken for a page without problems', async () => {
    const table =
      '<table><thead><tr><th>Nº</th><th>Motivo</th></tr></thead><tbody><tr><td>577000000000000001</td><td>x</td></tr></tbody></table>';
    const page = diagnosis('Taxa de envio atrasado', '5,00%', '3,00%', '10,00%') + table;
    const visit = await see(page, '/health-center/other');
    expect(visit.facts.readings[0]!.metrics.LDR).toMatchObject({ value: 0.05, excellent: 0.03, poor: 0.1 });
    expect(visit).toMatchObject({ rows: 0, facts: { problems: [], coverage: [] } });
    expect(visit.issues).toMatchObject([{ code: 'unsupported-language' }]);
    expect((await see(page, '/health-center/other', 'en')).outcome).toBe('refused');
  });

  test('writes a comma before the fraction and a point between thousands, where it is in Portuguese', async () => {
    const counted = `${tile('Taxa de envio atrasado', '3,10%')}<div><p>Denominator</p><b>1.830</b></div>`;
    const body = `<h1>Taxa de envio atrasado</h1><h2>Status das métricas</h2>${counted}`;
    const path = '/health-center/other';
    expect((await see(body, path)).facts.readings[0]!.metrics.LDR!.denominator).toBe(1830);
    const english = (await see(body, path, 'en')).facts.readings[0]?.metrics.LDR;
    expect(english?.denominator ?? null).toBeNull();
  });

  test('leads to a score by its own benchmarks and weights, and to a projection', async () => {
    const pages = [
      await see(SCORE_PAGE),
      await see(diagnosis('Taxa de avaliação negativa', '1,25%', '1,20%', '5,00%'), '/a'),
      await see(diagnosis('Taxa de devolução e reembolso por falha do vendedor', '2,00%', '1,80%', '6,00%'), '/a'),
      await see(diagnosis('Taxa de cancelamento por falha do vendedor', '0,50%', '1,00%', '4,00%'), '/a'),
      await see(diagnosis('Taxa de envio atrasado', '3,10%', '3,00%', '10,00%'), '/a'),
      await see(diagnosis('Taxa de Resposta em 24H', '85,00%', '90,00%', '60,00%'), '/a'),
    ];
    const [first, ...rest] = pages.map((visit) => visit.facts.readings[0]!);
    const metrics = Object.assign(
      { ...first!.metrics },
      ...rest.map((reading) =>
        Object.fromEntries(Object.entries(reading.metrics).filter(([, figures]) => figures !== null)),
      ),
    );
    const shop: Shop = {
      id: 'BR:1',
      region: 'BR',
      sellerId: '1',
      name: null,
      timeZone: null,
      openedOn: null,
      category: null,
    };
    const file = { shop, ...noFacts(), readings: [{ ...first!, metrics }] };
    const { today, next, unknown } = assess(file, { asOf: '2026-09-01', replay: false });
    // By hand: 0.5 × mean(3.96, 3.86) + 0.3 × mean(4.5, 3.96) + 0.2 × 3.5
    expect(today.overall).toMatchObject({ value: 4.1, from: 'read' });
    expect(today.metrics.LDR!.score).toBeCloseTo(4 - (3 * 0.1) / 7, 6);
    expect(today.metrics.RR24!.score).toBeCloseTo(3.5, 6);
    expect(today.dimensions.fulfillment).toMatchObject({ weight: 0.3, weightFrom: 'read' });
    expect(next.overall!.p05).toBeLessThan(4.1);
    expect(next.overall!.p95).toBeGreaterThan(4.1);
    const about = new Set(unknown.flatMap((row) => row.metrics));
    expect(['OTDR', 'AHT', 'IM_DSAT'].filter((code) => about.has(code as 'OTDR'))).toEqual([]);
  });
});
