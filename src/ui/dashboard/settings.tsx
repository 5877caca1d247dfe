import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { isRegion, REGIONS } from '#core/model/region';
import {
  DEFAULT_RETENTION,
  isDemo,
  RETENTION_CHOICES,
  type Shop,
  type ShopSettings,
  shopDayAt,
  timeZoneOf,
} from '#core/model/shop';
import { sendRequest } from '#messages/page-request';
import type { Database } from '#storage/database';
import { readRetention } from '#storage/queries';
import { chooseLanguage, chosenLanguage, LOCALE_NAMES, matchLocale } from '#texts/language';
import { OFFERED } from '#texts/load-texts';
import { t } from '#texts/translate';
import { useOutcome } from '../components/announcer';
import { Card } from '../components/card';
import { InputField, SelectField } from '../components/field';
import { formatMany } from '../components/format';
import { reasonOf } from '../components/reason';
import { chooseTheme, onThemeChange, storedTheme, THEMES, type Theme } from '../components/theme';
import { shopInMarket } from '../components/words';

/** Saves at once, and announces success or failure beside the field and to screen readers. */
const useSave = () => {
  const [outcome, tell] = useOutcome();
  const save = (work: Promise<unknown>, done: string) =>
    work.then(
      () => tell(done),
      (error: unknown) => tell(t('settings.failed', { why: reasonOf(error) })),
    );
  return { outcome, save };
};

interface ShopProps {
  shop: Shop;
  clock: () => Date;
}

/** Facts of a shop that no page shows, entered by the seller; figures follow at once. */
const ShopFields = ({ shop, clock }: ShopProps) => {
  const { outcome, save } = useSave();
  const today = shopDayAt(shop, clock());
  const { timeZone, openedOn } = shop;
  const change = (settings: Partial<ShopSettings>) =>
    void save(
      sendRequest('save-shop-settings', { shopId: shop.id, timeZone, openedOn, ...settings }),
      t('settings.shopSaved'),
    );
  const zones = new Set([
    ...(isRegion(shop.region) ? [REGIONS[shop.region].timeZone] : []),
    ...(timeZone === null ? [] : [timeZone]),
    ...Intl.supportedValuesOf('timeZone'),
  ]);
  return (
    <fieldset className="settings">
      <legend>{t('settings.ofShop', { shop: shopInMarket(shop) })}</legend>
      <SelectField
        label={t('settings.timeZone')}
        value={timeZone ?? ''}
        options={[
          { value: '', name: t('settings.assumedZone', { zone: timeZoneOf({ ...shop, timeZone: null }) }) },
          ...[...zones].map((zone) => ({ value: zone, name: zone })),
        ]}
        hint={t('settings.timeZoneSays')}
        choose={(zone) => change({ timeZone: zone === '' ? null : zone })}
      />
      <InputField
        label={t('settings.openedOn')}
        type="date"
        max={today}
        defaultValue={openedOn ?? ''}
        hint={t('settings.openedOnSays')}
        onChange={(day, isValid) => isValid && change({ openedOn: day || null })}
      />
      {outcome !== '' && <p className="muted">{outcome}</p>}
    </fieldset>
  );
};

/** How long facts are stored; a shorter time takes effect on the shop's next day, so that it can be undone. */
const RetentionField = ({ db }: { db: Database }) => {
  const { outcome, save } = useSave();
  return (
    <SelectField
      label={t('settings.retention')}
      value={useLiveQuery(() => readRetention(db), [db]) ?? DEFAULT_RETENTION}
      options={RETENTION_CHOICES.map((days) => ({ value: days, name: formatMany(days, 'day') }))}
      hint={outcome === '' ? t('settings.retentionSays') : outcome}
      choose={(days) => void save(sendRequest('save-retention', { days }), t('settings.retentionSaved'))}
    />
  );
};

const languageName = (code: string): string => (LOCALE_NAMES as Readonly<Record<string, string>>)[code] ?? code;

/** Choice of the language of all surfaces, each in its own name, or of the browser's. */
const LanguageField = () => {
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    chosenLanguage().then(setChosen, () => {});
  }, []);
  const ofBrowser = languageName(matchLocale(navigator.languages, OFFERED));
  return (
    <SelectField
      label={t('words.language')}
      value={chosen ?? ''}
      options={[
        { value: '', name: t('dashboard.language.browser', { language: ofBrowser }) },
        ...OFFERED.map((code) => ({ value: code, name: languageName(code), lang: code })),
      ]}
      choose={(code) => {
        setChosen(code || null);
        void chooseLanguage(code || null);
      }}
    />
  );
};

/** Choice of light, dark, or the browser's theme. */
const ThemeField = () => (
  <SelectField
    label={t('dashboard.theme.label')}
    value={useSyncExternalStore<Theme>(onThemeChange, storedTheme, () => 'system')}
    options={THEMES.map((theme) => ({ value: theme, name: t(`dashboard.theme.names.${theme}`) }))}
    choose={chooseTheme}
  />
);

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
