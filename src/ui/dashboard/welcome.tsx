import './welcome.css';
import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { portalMatches } from '#core/model/portal';
import { isDemo } from '#core/model/shop';
import { t } from '#texts/translate';
import { pagesOfScore, pagesRead } from '../components/best-action';
import { Button } from '../components/button';
import { DemoButton } from '../components/demo';
import { formatFullDay, formatRange, formatScore } from '../components/format';
import { Notice } from '../components/notice';
import { pageLink } from '../components/route';
import type { ShopView, View } from '../components/view';
import { FIRST_PAGES, FirstPages } from '../glance/first-pages';

/** Requests access to the portal where the browser does not grant it on installation, as Firefox. */
const Access = () => {
  const [state, setState] = useState<'unknown' | 'allowed' | 'open' | 'denied'>('unknown');
  useEffect(() => {
    const origins = portalMatches();
    void browser.permissions.contains({ origins }).then((isAllowed) => setState(isAllowed ? 'allowed' : 'open'));
  }, []);
  if (state === 'unknown' || state === 'allowed') return null;
  const ask = async () => {
    const isAllowed = await browser.permissions.request({ origins: portalMatches() }).catch(() => false);
    setState(isAllowed ? 'allowed' : 'denied');
  };
  return (
    <section>
      <h3>{t('welcome.access')}</h3>
      <p className="muted">{t('welcome.accessSays')}</p>
      <p>
        <Button kind="primary" onClick={() => void ask()}>
          {t('welcome.allow')}
        </Button>
      </p>
      {state === 'denied' && <Notice isAlert tone="warn" title={t('welcome.denied')} />}
    </section>
  );
};

const Steps = ({ view }: { view: ShopView | null }) => {
  const assessment = view?.stored?.assessment;
  const pages = assessment === undefined ? [] : pagesOfScore(assessment);
  const { read, all } = assessment === undefined ? { read: 0, all: FIRST_PAGES.length } : pagesRead(assessment);
  return (
    <section>
      <h3>{t('welcome.pages')}</h3>
      <p className="muted">
        {t('welcome.pagesSay')} <span role="status">{t('glance.pagesRead', { read, all })}</span>
      </p>
      <FirstPages region={view?.shop.region ?? 'US'} read={pages} isTold />
      {view === null && <p className="muted">{t('welcome.elsewhere')}</p>}
    </section>
  );
};

const FirstForecast = ({ view }: { view: ShopView | null }) => {
  const next = view?.stored?.assessment.next;
  return (
    <section>
      <h3>{t('welcome.forecast')}</h3>
      {next?.overall == null ? (
        <p className="muted">{t('welcome.waiting')}</p>
      ) : (
        <>
          <p className="verdict" role="status">
            {t('welcome.tomorrow', {
              day: formatFullDay(next.day),
              score: formatScore(next.overall.mean),
              range: formatRange(next.overall.p05, next.overall.p95),
            })}
          </p>
          <p>
            <a className="button primary" href={pageLink('now')}>
              {t('welcome.see')}
            </a>
          </p>
        </>
      )}
    </section>
  );
};

interface Props {
  view: View;
  choose(shopId: string): void;
}

/**
 * Page shown once after installation: purpose, required permissions, and progress, which the demo shop does not count
 * towards.
 */
export const Welcome = ({ view, choose }: Props) => {
  const own = view.state === 'shop' && !isDemo(view.shop) ? view : null;
  return (
    <section className="card welcome" aria-labelledby="welcome">
      <h2 id="welcome">{t('welcome.title')}</h2>
      <p className="lead">{t('welcome.says')}</p>
      <Access />
      <Steps view={own} />
      <div className="two">
        <FirstForecast view={own} />
        <section>
          <h3>{t('welcome.demo')}</h3>
          <DemoButton
            onOpened={(shopId) => {
              choose(shopId);
              window.location.hash = pageLink('now');
            }}
          />
        </section>
      </div>
      <ul className="promises muted">
        {[t('welcome.promises.1'), t('welcome.promises.2'), t('welcome.promises.3')].map((promise) => (
          <li key={promise}>{promise}</li>
        ))}
      </ul>
    </section>
  );
};
