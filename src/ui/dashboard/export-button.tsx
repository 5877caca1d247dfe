import { useState } from 'react';
import { shopDayAt } from '#core/model/shop';
import { makeShopFile } from '#core/model/shop-file';
import type { Database } from '#storage/database';
import { shopFacts } from '#storage/queries';
import { t } from '#texts/translate';
import { useAnnounce } from '../components/announcer';
import { saveFile } from '../components/copy';
import { reasonOf } from '../components/reason';
import type { ShopView } from '../components/view';

interface Props {
  db: Database;
  shop: ShopView['shop'];
  clock: () => Date;
}

/** Reading only, so the page makes the file itself: all that is known of the shop shown, as one document. */
export const ExportButton = ({ db, shop, clock }: Props) => {
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState('');
  const save = async () => {
    try {
      const known = await shopFacts(db, shop.id);
      if (known === undefined) return;
      const now = clock();
      const { shop: owner, ...facts } = known;
      const exportedAt = now.toISOString().replace(/\.\d+Z$/, 'Z');
      const name = `sps-ahead-${shop.id.replaceAll(/[^\w-]+/g, '-')}-${shopDayAt(shop, now)}.json`;
      saveFile(name, JSON.stringify(makeShopFile(owner, facts, exportedAt)));
      setOutcome(t('dashboard.export.done', { name }));
      announce(t('dashboard.export.done', { name }));
    } catch (error) {
      const failed = t('dashboard.export.failed', { why: reasonOf(error) });
      setOutcome(failed);
      announce(failed);
    }
  };
  return (
    <div className="row">
      <button type="button" className="button" onClick={save}>
        {t('dashboard.export.button')}
      </button>
      <span className="muted">{outcome === '' ? t('dashboard.export.says') : outcome}</span>
    </div>
  );
};
