import type { FigureCaptions } from '../../captions';

/** Account health. Its violations are another thing than the score and its appeals, and are not read. */
export const HEALTH_CAPTIONS = {
  fields: { rating: 'count' },
  required: ['rating'],
  captions: [
    ['rating', 'en', 'Account Health Rating', 'health'],
    ['rating', 'en', 'Account Health Rating (AHR)', 'health'],
    ['rating', 'en', 'AHR', 'health'],
    ['rating', 'pt', 'Classificação de Integridade da Conta', 'brazilHealth'],
    ['rating', 'pt', 'Avaliação de Integridade da Conta', 'brazilHealth'],
  ],
} as const satisfies FigureCaptions;
