import { createContext } from 'react';
import type { UndecidedProblem } from '#core/model/appeal-details';
import { orderLink, portalLink, returnsLink } from '#core/model/portal';
import type { ShopView } from './view';

export { orderLink, type PortalPage, portalLink } from '#core/model/portal';

/** Whether the shown shop is a cross-border shop, whose portal has other hosts. */
export const CrossBorder = createContext(false);

/** By the host of the last visit with a known shop. */
export const isCrossBorder = ({ visits }: ShopView): boolean =>
  visits.find(({ shop }) => shop !== null)?.shop?.isCrossBorder ?? false;

/** Link to a missing fact: the order or request if named, or else the page that lists all. */
export const missingFactLink = (
  region: string,
  { page, orderId }: { page: UndecidedProblem['page']; orderId: string | null },
): string | null => {
  switch (page) {
    case 'order-detail':
      return orderId === null ? null : orderLink(region, orderId);
    case 'returns':
      return returnsLink(region, orderId);
    case 'ratings':
    case 'messages':
      return portalLink(region, page, {});
  }
};

/**
 * Ids that the portal's search box takes at once. Source: Seller University, Managing Orders, knowledge_id
 * 6837801752626946 (10/22/2025).
 */
const MAX_SEARCHED_IDS = 100;

/** Ids separated by commas, one text for each search that it takes to find them all. */
export const searchTexts = (ids: readonly string[]): string[] =>
  Array.from({ length: Math.ceil(ids.length / MAX_SEARCHED_IDS) }, (_, part) =>
    ids.slice(part * MAX_SEARCHED_IDS, (part + 1) * MAX_SEARCHED_IDS).join(','),
  );
