import type { Assessment } from '#core/model/assessment';
import type { PortalPage } from '../components/portal';

/** The portal's pages as their menu names them. */
export const PAGE_TITLES: Record<PortalPage, string> = {
  score: 'Shop Performance',
  orders: 'Manage orders',
  order: 'Order details',
  returns: 'Manage returns',
  ratings: 'Product ratings',
  products: 'Manage products',
  sales: 'Data overview',
  health: 'Account health',
  messages: 'Customer messages',
};

/** What to open for a list: chats are told by a list behind the score page. */
export const listTitle = (page: PortalPage, source: Assessment['knowledge'][number]['source'] | null): string =>
  source === 'chats' ? `${PAGE_TITLES.score} › Diagnosis of IM Dissatisfaction Rate` : PAGE_TITLES[page];
