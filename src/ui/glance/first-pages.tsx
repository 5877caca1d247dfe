import type { CSSProperties } from 'react';
import { t } from '#texts/translate';
import { PAGE_OF_SOURCE, type ReadPage } from '../components/best-action';
import { formatCount } from '../components/format';
import { OutLink } from '../components/links';
import { portalLink } from '../components/portal';

/** Portal link and name of each page that the score depends on. */
export const PORTAL_PAGES = { score: { link: 'score', page: 'score' }, ...PAGE_OF_SOURCE } as const;

/** These pages, the most informative first. */
export const FIRST_PAGES = ['score', 'orders', 'reviews', 'cases'] as const satisfies readonly ReadPage['tells'][];

/** How far a page has been read, in words. */
export const readStateText = ({ tells, state, rows, of }: ReadPage): string => {
  if (state === 'part' && rows !== null && of !== null && rows < of)
    return t('glance.readPart', { rows: formatCount(rows), of: formatCount(of) });
  if (state === 'part' && rows !== null && rows === of && tells !== 'reviews')
    return t('glance.listed', { rows: formatCount(rows) });
  return t(`glance.pageState.${state}`);
};

interface Props {
  region: string;
  /** pages that have been read; undefined to show no state */
  read?: readonly ReadPage[];
  /** whether what each page shows is explained */
  isTold?: boolean;
}

/** The pages to open, each with a bar of how much of it has been read. */
export const FirstPages = ({ region, read, isTold = false }: Props) => (
  <ol className={isTold ? 'known-pages first-pages' : 'known-pages'}>
    {FIRST_PAGES.filter((tells) => isTold || read?.some((page) => page.tells === tells)).map((tells) => {
      const { link, page } = PORTAL_PAGES[tells];
      const known = read?.find((readPage) => readPage.tells === tells);
      return (
        <li
          key={link}
          className={known?.share === null ? 'part' : ''}
          style={{ '--read': known?.share ?? 0 } as CSSProperties}
        >
          <OutLink href={portalLink(region, link)}>{t(`words.pages.${page}`)}</OutLink>
          {isTold && <p>{t(`glance.openWhy.${tells}`)}</p>}
          {read !== undefined && (
            <p className="muted">{known === undefined ? t('glance.pageState.none') : readStateText(known)}</p>
          )}
        </li>
      );
    })}
  </ol>
);
