import type { Shop } from '#core/model/shop';
import { t } from '#texts/translate';
import { shopName } from '../components/words';

/** Other shops that can be shown, and how one is chosen. */
export interface ShopChoice {
  all: readonly Shop[];
  choose(shopId: string): void;
}

/** The shop that is shown; where several are stored, a menu of them. */
export const ShopMenu = ({ shown, shops }: { shown: Shop; shops: ShopChoice | undefined }) => {
  if (shops === undefined || shops.all.length < 2) return <p className="shop">{shopName(shown)}</p>;
  return (
    <select
      className="shop"
      aria-label={t('popup.shop')}
      value={shown.id}
      onChange={(event) => shops.choose(event.target.value)}
    >
      {shops.all.map((shop) => (
        <option key={shop.id} value={shop.id}>
          {shopName(shop)} ({shop.region})
        </option>
      ))}
    </select>
  );
};
