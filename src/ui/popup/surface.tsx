import type { ReactNode } from 'react';
import type { Shop } from '#core/model/shop';
import { t } from '#texts/translate';
import { Announcer } from '../components/announcer';
import { Button } from '../components/button';
import type { Refresh } from '../components/hooks';
import { Failure } from '../components/notice';
import { Notices, RefusedNotice } from '../components/notices';
import { CrossBorder, isCrossBorder } from '../components/portal';
import type { ShopView, View } from '../components/view';
import { PRODUCT, shopName } from '../components/words';
import { answerWhy, DetailLink } from '../explain/why';
import { AnswerWhy } from '../glance/ask';
import { GettingStarted } from '../glance/getting-started';

/** Other stored shops, and how to choose one. */
interface ShopChoice {
  all: readonly Shop[];
  choose(shopId: string): void;
}

/** The shown shop, as a menu if there are several. */
const ShopMenu = ({ shown, shops }: { shown: Shop; shops: ShopChoice | undefined }) => {
  if (shops === undefined || shops.all.length < 2) return <p className="shop">{shopName(shown)}</p>;
  return (
    <select
      className="shop"
      aria-label={t('words.shop')}
      value={shown.id}
      onChange={(event) => shops.choose(event.target.value)}
    >
      {shops.all.map((shop) => (
        <option key={shop.id} value={shop.id}>
          {/* a narrow menu cuts off the end */}
          {`${shop.region} · ${shopName(shop)}`}
        </option>
      ))}
    </select>
  );
};

export interface SurfaceProps {
  view: View;
  now: Date;
  refresh: Refresh;
  /** opens the side panel; absent if the browser has none, and in the side panel itself */
  openSidePanel?: () => void;
  shops?: ShopChoice;
}

const dashboardLink = (anchor: string, text: string) => (
  <a href={`/dashboard.html#${anchor}`} target="_blank" rel="noreferrer">
    {text}
  </a>
);

const detailLink = (anchor: string) => dashboardLink(anchor, t('popup.detailLink'));

type BodyProps = Omit<SurfaceProps, 'openSidePanel' | 'shops'> & { children: (view: ShopView) => ReactNode };

const Body = ({ view, now, refresh, children }: BodyProps) => {
  if (view.state === 'loading') return <p className="muted section">{t('popup.loading')}</p>;
  if (view.state === 'shop')
    return (
      <>
        <Notices view={view} now={now} refresh={refresh} />
        {children(view)}
      </>
    );
  return (
    <section className="section">
      <RefusedNotice visits={view.visits} />
      <GettingStarted />
      {dashboardLink('data', t('components.orImport'))}
    </section>
  );
};

/** Frame of popup and side panel: the shop, notices, and links to more. */
export const Surface = ({ children, ...props }: SurfaceProps & { children: (view: ShopView) => ReactNode }) => (
  <Announcer>
    <div className="sps popup">
      <header className={props.refresh === 'running' ? 'refreshing' : ''}>
        <h1>{PRODUCT}</h1>
        {props.view.state === 'shop' && <ShopMenu shown={props.view.shop} shops={props.shops} />}
        {props.openSidePanel !== undefined && (
          <Button small kind="quiet" onClick={props.openSidePanel}>
            {t('popup.sidePanel')}
          </Button>
        )}
        <a href="/dashboard.html" target="_blank" rel="noreferrer">
          {t('words.dashboard')}
        </a>
        <p className="hidden-text" role="status">
          {props.refresh === 'running' ? t('words.updating') : ''}
        </p>
      </header>
      <main aria-busy={props.view.state === 'loading'}>
        <CrossBorder value={props.view.state === 'shop' && isCrossBorder(props.view)}>
          <DetailLink value={detailLink}>
            <AnswerWhy value={answerWhy}>
              <Failure>
                <Body {...props}>{children}</Body>
              </Failure>
            </AnswerWhy>
          </DetailLink>
        </CrossBorder>
      </main>
    </div>
  </Announcer>
);
