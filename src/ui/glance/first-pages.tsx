import { CASE_LISTS, type CoverageSource, ORDER_LISTS } from '#core/model/coverage';
import { t } from '#texts/translate';
import { PAGE_OF_SOURCE, type ReadableSource } from '../components/best-action';
import { OutLink } from '../components/links';
import { portalLink } from '../components/portal';

const PAGES = { score: { link: 'score', page: 'score' }, ...PAGE_OF_SOURCE } as const;

export interface FirstPage {
  tells: 'score' | ReadableSource;
  sources: readonly CoverageSource[];
}

/** Pages that a forecast needs, the most informative first. */
export const FIRST_PAGES: readonly FirstPage[] = [
  { tells: 'score', sources: ['readings'] },
  { tells: 'orders', sources: [...ORDER_LISTS, 'orders-to-ship'] },
  { tells: 'reviews', sources: ['reviews'] },
  { tells: 'cases', sources: CASE_LISTS },
];

interface Props {
  region: string;
  /** how much of each has been read, in words; absent if nothing has been read */
  readOf?: (page: FirstPage) => { isRead: boolean; says: string };
}

/** The pages to open first, each with its use. */
export const FirstPages = ({ region, readOf }: Props) => (
  <ol className="known-pages first-pages">
    {FIRST_PAGES.map((first) => {
      const { link, page } = PAGES[first.tells];
      const read = readOf?.(first);
      return (
        <li key={link} className={read?.isRead ? 'whole' : ''}>
          <OutLink href={portalLink(region, link)}>{t(`words.pages.${page}`)}</OutLink>
          <p>{t(`glance.openWhy.${first.tells}`)}</p>
          {read !== undefined && <p className="muted">{read.says}</p>}
        </li>
      );
    })}
  </ol>
);
