import { shopDayAt } from '#core/model/shop';
import { makeShopFile, parseShopFile, type ShopFile } from '#core/model/shop-file';
import { sendRequest } from '#messages/page-request';
import type { Database } from '#storage/database';
import { shopFacts } from '#storage/queries';
import { t } from '#texts/translate';
import { useOutcome } from '../components/announcer';
import { Button } from '../components/button';
import { saveFile } from '../components/copy';
import { reasonOf } from '../components/reason';
import type { ShopView } from '../components/view';

interface Props {
  db: Database;
  shop: ShopView['shop'];
  clock: () => Date;
}

/** All stored facts of a shop as one document that can be imported again. @throws RangeError if a record is damaged */
const readShopFile = async (db: Database, shopId: string, now: Date): Promise<ShopFile | null> => {
  const known = await shopFacts(db, shopId);
  if (known === undefined) return null;
  const { shop, ...facts } = known;
  const file = makeShopFile(shop, facts, now.toISOString().replace(/\.\d+Z$/, 'Z'));
  const parsed = parseShopFile(file);
  if (!parsed.ok) throw new RangeError(`${parsed.fault.path}: ${parsed.fault.message}`);
  return parsed.value;
};

/** Makes the file on the page, as it only reads. Damaged records are set aside first, so that the rest can be saved. */
export const ExportButton = ({ db, shop, clock }: Props) => {
  const [outcome, tell] = useOutcome();
  const save = async () => {
    try {
      const now = clock();
      const read = () => readShopFile(db, shop.id, now);
      const file = await read().catch(() => sendRequest('repair', {}).then(read));
      if (file === null) return;
      const name = `sps-ahead-${shop.id.replaceAll(/[^\w-]+/g, '-')}-${shopDayAt(file.shop, now)}.json`;
      saveFile(name, JSON.stringify(file));
      tell(t('components.saved', { name }));
    } catch (error) {
      tell(t('dashboard.export.failed', { why: reasonOf(error) }));
    }
  };
  return (
    <div className="row">
      <Button onClick={save}>{t('dashboard.export.button')}</Button>
      <span className="muted">{outcome === '' ? t('dashboard.export.says') : outcome}</span>
    </div>
  );
};
