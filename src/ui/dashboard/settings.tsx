import { useLiveQuery } from 'dexie-react-hooks';
import { useId, useState } from 'react';
import { isRegion, REGIONS } from '#core/model/region';
import {
  DEFAULT_RETENTION,
  isDemo,
  RETENTION_CHOICES,
  type RetentionDays,
  type Shop,
  type ShopSettings,
  shopDayAt,
  timeZoneOf,
} from '#core/model/shop';
import { sendRequest } from '#messages/page-request';
import type { Database } from '#storage/database';
import { readRetention } from '#storage/queries';
import { t } from '#texts/translate';
import { useAnnounce } from '../components/announcer';
import { Card } from '../components/card';
import { formatMany } from '../components/format';
import { reasonOf } from '../components/reason';
import { shopName } from '../components/words';
import { LanguageField } from './language-field';
import { ThemeField } from './theme-field';

/** Saves at once, and announces success or failure beside the field and to screen readers. */
const useSave = () => {
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState('');
  const save = async (work: () => Promise<unknown>, done: string) => {
    const said = await work().then(
      () => done,
      (error: unknown) => t('settings.failed', { why: reasonOf(error) }),
    );
    setOutcome(said);
    announce(said);
  };
  return { outcome, save };
};

interface ShopProps {
  shop: Shop;
  clock: () => Date;
}

/** Facts of a shop that no page shows, entered by the seller; figures follow at once. */
const ShopFields = ({ shop, clock }: ShopProps) => {
  const id = useId();
  const { outcome, save } = useSave();
  const today = shopDayAt(shop, clock());
  const { timeZone, openedOn } = shop;
  const change = (settings: Partial<ShopSettings>) =>
    void save(
      () => sendRequest('save-shop-settings', { shopId: shop.id, timeZone, openedOn, ...settings }),
      t('settings.shopSaved'),
    );
  const zones = isRegion(shop.region) ? [REGIONS[shop.region].timeZone] : [];
  return (
    <fieldset className="settings">
      <legend>{t('settings.ofShop', { shop: shopName(shop) })}</legend>
      <div className="field">
        <label htmlFor={`${id}-zone`}>{t('settings.timeZone')}</label>
        <select
          id={`${id}-zone`}
          value={timeZone ?? ''}
          aria-describedby={`${id}-zone-says`}
          onChange={({ target }) => change({ timeZone: target.value === '' ? null : target.value })}
        >
          <option value="">{t('settings.assumedZone', { zone: timeZoneOf({ ...shop, timeZone: null }) })}</option>
          {[
            ...new Set([...zones, ...(timeZone === null ? [] : [timeZone]), ...Intl.supportedValuesOf('timeZone')]),
          ].map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </select>
        <p id={`${id}-zone-says`} className="muted">
          {t('settings.timeZoneSays')}
        </p>
      </div>
      <div className="field">
        <label htmlFor={`${id}-opened`}>{t('settings.openedOn')}</label>
        <input
          id={`${id}-opened`}
          type="date"
          max={today}
          defaultValue={openedOn ?? ''}
          aria-describedby={`${id}-opened-says`}
          onChange={({ target }) => target.validity.valid && change({ openedOn: target.value || null })}
        />
        <p id={`${id}-opened-says`} className="muted">
          {t('settings.openedOnSays')}
        </p>
      </div>
      {outcome !== '' && <p className="muted">{outcome}</p>}
    </fieldset>
  );
};

/** How long facts are stored; a shorter time takes effect on the shop's next day, so that it can be undone. */
const RetentionField = ({ db }: { db: Database }) => {
  const id = useId();
  const { outcome, save } = useSave();
  const days = useLiveQuery(() => readRetention(db), [db]) ?? DEFAULT_RETENTION;
  return (
    <div className="field">
      <label htmlFor={id}>{t('settings.retention')}</label>
      <select
        id={id}
        value={days}
        aria-describedby={`${id}-says`}
        onChange={({ target }) =>
          void save(
            () => sendRequest('save-retention', { days: Number(target.value) as RetentionDays }),
            t('settings.retentionSaved'),
          )
        }
      >
        {RETENTION_CHOICES.map((choice) => (
          <option key={choice} value={choice}>
            {formatMany(choice, 'day')}
          </option>
        ))}
      </select>
      <p id={`${id}-says`} className="muted">
        {outcome === '' ? t('settings.retentionSays') : outcome}
      </p>
    </div>
  );
};

interface Props {
  db: Database;
  /** null without a shop */
  shop: Shop | null;
  clock: () => Date;
}

export const Settings = ({ db, shop, clock }: Props) => (
  <Card anchor="settings" title={t('settings.title')}>
    {shop !== null && !isDemo(shop) && <ShopFields key={shop.id} shop={shop} clock={clock} />}
    <div className="settings">
      <LanguageField />
      <ThemeField />
      <RetentionField db={db} />
    </div>
  </Card>
);
