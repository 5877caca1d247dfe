import { Button, Tag } from '@arco-design/web-react';
import { Fragment } from 'react';
import type { PortalOrder } from '../data';
import { useDouble } from '../state';
import { OrderItems } from './order-items';

const WIDTH = 5;

/**
 * Card view: no captions, three rows to an order: who and when, what, and a gap. The portal has built it without its
 * table component.
 */
export const OrderCards = ({ orders, empty }: { orders: readonly PortalOrder[]; empty: string }) => {
  const { data, settings } = useDouble();
  const { bare } = settings;
  const mark = (order: PortalOrder) => (bare ? {} : { 'data-log_main_order_id': order.id });
  return (
    <table className="listTableContainer-kQ3vZe portal-cards">
      <tbody>
        {orders.length === 0 && (
          <tr>
            <td colSpan={WIDTH}>{empty}</td>
          </tr>
        )}
        {orders.map((order) => (
          <Fragment key={order.id}>
            <tr className="portal-card-head">
              <td colSpan={WIDTH}>
                <input type="checkbox" />
                <span className="userName-p1TzLk">{order.buyer.name}</span>
                <a href={`/chat/inbox/current?shop_region=${data.shop.region}`} data-log_click_for="contact_buyer">
                  Start chat
                </a>
                <span className="sc-hkwnrn">{order.created}</span>
                <span>Order ID:</span>
                <span className="order_id_number" {...(bare ? {} : { 'data-log_click_for': 'order_id_link' })}>
                  {order.id}
                </span>
                {order.tags.map((tag) => (
                  <Tag key={tag} size="small" data-tid="m4b_tag">
                    {tag}
                  </Tag>
                ))}
              </td>
            </tr>
            <tr {...mark(order)}>
              <td>
                <OrderItems lines={order.lines} bare={bare} />
              </td>
              <td>
                <div>{order.substatus}</div>
                <div className="text-neutral-text3">
                  {order.cancelReason === '' ? `Deliver by ${order.deliverBy}` : order.cancelReason}
                </div>
              </td>
              <td>
                <div>{order.fulfillment}</div>
                <div>{order.deliveryOption}</div>
                {order.trackingId !== '' && <div>Tracking ID: {order.trackingId}</div>}
              </td>
              <td>{order.amount}</td>
              <td width={170}>
                <Button size="small" data-tid="m4b_button">
                  More
                </Button>
              </td>
            </tr>
            <tr aria-hidden>
              <td colSpan={WIDTH} />
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
};
