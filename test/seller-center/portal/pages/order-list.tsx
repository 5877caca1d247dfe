import { Button, Input, Spin, Tabs, Tag } from '@arco-design/web-react';
import { useState } from 'react';
import type { PortalOrder } from '../data';
import { DataTable } from '../parts/data-table';
import { Link } from '../parts/link';
import { PageHeader } from '../parts/page-header';
import { Pager } from '../parts/pager';
import { useArrival, useRouter } from '../routing';
import { useCaption, useDouble } from '../state';

const TABS = [
  ['all', 'All'],
  ['to_ship', 'To ship'],
  ['shipped', 'Shipped'],
  ['completed', 'Completed'],
  ['pending', 'Pending'],
  ['canceled', 'Canceled'],
  ['failed_delivery', 'Failed delivery'],
] as const;
const DEFAULT_TAB = 'to_ship';
const PAGE_SIZE = 50;

const Items = ({ order }: { order: PortalOrder }) => (
  <div className="portal-items">
    {order.lines.map((line) => (
      <div key={line.skuId} className="portal-item" data-log_click_for="cell_product">
        <span className="portal-thumb" aria-hidden />
        <div className="text-p4-regular">
          <div className="line-clamp-2 text-gray-1">{line.name}</div>
          <div className="text-neutral-text3">{line.variation}</div>
          <div className="text-neutral-text3">Seller SKU: {line.sellerSku}</div>
          <div className="text-neutral-text3">SKU ID: {line.skuId}</div>
        </div>
        <span className="portal-quantity">× {line.quantity}</span>
      </div>
    ))}
  </div>
);

const useColumns = () => {
  const caption = useCaption();
  const { go } = useRouter();
  return [
    {
      title: caption('Order ID'),
      width: 210,
      render: (_: unknown, order: PortalOrder) => (
        <div data-log_main_order_id={order.id}>
          <Link href={`/order/detail?order_no=${order.id}&shop_region=US`}>
            <span data-log_click_for="order_id_link">{order.id}</span>
          </Link>
          <div className="portal-tags">
            {order.tags.map((tag) => (
              <Tag key={tag} size="small" data-tid="m4b_tag">
                {tag}
              </Tag>
            ))}
          </div>
        </div>
      ),
    },
    {
      title: caption('Order status'),
      width: 150,
      render: (_: unknown, order: PortalOrder) => (
        <>
          <div>{order.substatus}</div>
          {order.cancelReason !== '' && <div className="text-neutral-text3">{order.cancelReason}</div>}
        </>
      ),
    },
    { title: caption('Items'), width: 330, render: (_: unknown, order: PortalOrder) => <Items order={order} /> },
    { title: caption('Order amount'), width: 120, dataIndex: 'amount' as const },
    { title: caption('Created time'), width: 200, dataIndex: 'created' as const },
    { title: caption('Deliver by'), width: 120, dataIndex: 'deliverBy' as const },
    { title: caption('Order type'), width: 120, dataIndex: 'type' as const },
    { title: caption('Fulfillment type'), width: 190, dataIndex: 'fulfillment' as const },
    { title: caption('Delivery option'), width: 150, dataIndex: 'deliveryOption' as const },
    {
      title: caption('Tracking ID'),
      width: 210,
      render: (_: unknown, order: PortalOrder) => (
        <>
          <div>{order.trackingId}</div>
          <div className="text-neutral-text3">{order.trackingId === '' ? '' : order.carrier}</div>
        </>
      ),
    },
    {
      title: caption('Buyer'),
      width: 170,
      render: (_: unknown, order: PortalOrder) => (
        <>
          <div>{order.buyer.name}</div>
          <div className="text-neutral-text3">(+1)***{order.buyer.phone.slice(-2)}</div>
          <Link href="/chat/inbox/current?shop_region=US" data-log_click_for="contact_buyer">
            Start chat
          </Link>
        </>
      ),
    },
    {
      title: caption('Action'),
      width: 170,
      fixed: 'right' as const,
      render: (_: unknown, order: PortalOrder) =>
        order.tab === 'to_ship' ? (
          <Button size="small" data-tid="m4b_button" data-log_click_for="arrange_shipment">
            Arrange shipment
          </Button>
        ) : (
          <Button
            size="small"
            type="text"
            data-tid="m4b_button"
            onClick={() => go(`/order/detail?order_no=${order.id}&shop_region=US`)}
          >
            View details
          </Button>
        ),
    },
  ];
};

const Board = ({ orders }: { orders: readonly PortalOrder[] }) => {
  const toShip = orders.filter((it) => it.tab === 'to_ship').length;
  const cells = [
    ['Ship within 24 hours or less', Math.ceil(toShip / 3)],
    ['Auto-canceling within 24 hours or less', 1],
    ['Shipping overdue', 2],
    ['Cancellation requested', 1],
    ['Abnormal packages', 0],
    ['Return/refund requested', 3],
  ] as const;
  return (
    <div className="portal-board">
      {cells.map(([text, count]) => (
        <div key={text} className="portal-board-cell">
          <span>{text}</span>
          <b>{count}</b>
        </div>
      ))}
    </div>
  );
};

export const OrderList = () => {
  const { data, settings } = useDouble();
  const { location, go } = useRouter();
  const asked = location.query.get('tab') ?? DEFAULT_TAB;
  const tab = TABS.some(([key]) => key === asked) ? asked : DEFAULT_TAB;
  const [place, setPlace] = useState({ tab, page: 1, size: PAGE_SIZE });
  const { page, size } = place.tab === tab ? place : { page: 1, size: place.size };
  const search = location.query.get('main_order_id[]');
  const arrived = useArrival(`${tab} ${page} ${size} ${search}`, settings.lag);
  const columns = useColumns();

  const orders = data.orders.filter((it) => (tab === 'all' || it.tab === tab) && (search === null || it.id === search));
  const shown = arrived ? orders.slice((page - 1) * size, page * size) : [];
  return (
    <>
      <PageHeader title="Manage orders">
        <Button data-tid="m4b_button">Export</Button>
        <Button data-tid="m4b_button">More …</Button>
      </PageHeader>
      <Board orders={data.orders} />
      <div className="portal-panel">
        <Tabs activeTab={tab} onChange={(key) => go(`/order?tab=${key}`)}>
          {TABS.map(([key, title]) => {
            const count = data.orders.filter((it) => key === 'all' || it.tab === key).length;
            return (
              <Tabs.TabPane
                key={key}
                title={
                  <span data-log_click_for={key}>
                    {title} {key === 'to_ship' || key === 'shipped' ? <em className="portal-count">{count}</em> : null}
                  </span>
                }
              />
            );
          })}
        </Tabs>
        <div className="portal-filters">
          <Input.Search
            placeholder="Order ID, product or tracking ID"
            data-tid="m4b_input_search"
            onSearch={(text) => go(text === '' ? `/order?tab=${tab}` : `/order?tab=${tab}&main_order_id[]=${text}`)}
          />
          <span className="portal-found">{arrived ? `Found ${orders.length} orders` : ''}</span>
        </div>
        <Spin loading={!arrived} data-tid="m4b_loading" block>
          <DataTable
            rowKey="id"
            columns={columns}
            data={shown}
            scroll={{ x: 2140 }}
            rowSelection={{ type: 'checkbox' }}
            noDataElement={arrived ? 'No orders found' : ' '}
            onRow={(order) => ({ 'data-log_main_order_id': order.id }) as Record<string, string>}
          />
        </Spin>
        <Pager
          total={orders.length}
          page={page}
          size={size}
          onChange={(next, nextSize) => setPlace({ tab, page: next, size: nextSize })}
        />
      </div>
    </>
  );
};
