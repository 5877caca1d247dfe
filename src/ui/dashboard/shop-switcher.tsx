import { useId } from 'react';
import type { Shop } from '#core/model/shop';
import { sendRequest } from '#messages/page-request';
import { shopName } from '../components/words';
import { DASHBOARD_TEXT } from './text';

/** Which shop is shown, where there are several; the popup and the badge follow. */
export const ShopSwitcher = ({ shops, shown }: { shops: readonly Shop[]; shown: Shop }) => {
  const id = useId();
  if (shops.length < 2) return <p className="shop">{`${shopName(shown)} · ${shown.region}`}</p>;
  return (
    <p className="shop">
      <label htmlFor={id}>{DASHBOARD_TEXT.shop}</label>
      <select
        id={id}
        value={shown.id}
        onChange={(event) => void sendRequest('show-shop', { shopId: event.target.value })}
      >
        {shops.map((shop) => (
          <option key={shop.id} value={shop.id}>
            {`${shopName(shop)} · ${shop.region}`}
          </option>
        ))}
      </select>
    </p>
  );
};
