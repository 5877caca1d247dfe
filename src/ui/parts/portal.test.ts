import { expect, test } from 'vitest';
import { SOURCES } from '#core/policy/source';
import { documentLink } from './portal';

test('a cited article of the Academy is linked itself, any other document by its site', () => {
  expect(documentLink(SOURCES.sfcr.where)).toBe(
    'https://seller-us.tiktok.com/university/essay?knowledge_id=7953001314830094',
  );
  expect(documentLink(SOURCES.guide.where)).toBe('https://ppc.land/');
  expect(documentLink(SOURCES.holidays.where)).toBe('https://opm.gov/');
});

test('a document whose place is not known is linked nowhere', () => {
  expect(documentLink(SOURCES.sellers.where)).toBeNull();
  expect(documentLink(SOURCES.settlementReview.where)).toBeNull();
});
