import { useId } from 'react';
import type { Shop } from '#core/model/shop';
import { t } from '#texts/translate';
import { shopInMarket } from '../components/words';

interface Props {
  shops: readonly Shop[];
  /** id of the shop that is shown or being loaded */
  shown: string;
  busy: boolean;
  choose(shopId: string): void;
}

/** Chooses the shown shop if there are several; the popup and the badge follow. */
export const ShopSwitcher = ({ shops, shown, busy, choose }: Props) => {
  const id = useId();
  const only = shops.find((shop) => shop.id === shown);
  if (shops.length < 2) return <p className="shop">{only && shopInMarket(only)}</p>;
  return (
    <p className="shop">
      <label htmlFor={id} className="hidden-text">
        {t('words.shop')}
      </label>
      <select id={id} value={shown} aria-busy={busy} onChange={(event) => choose(event.target.value)}>
        {shops.map((shop) => (
          <option key={shop.id} value={shop.id}>
            {shopInMarket(shop)}
          </option>
        ))}
      </select>
    </p>
  );
};
