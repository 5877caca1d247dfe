import { Button, Input, Spin, Tabs, Tag } from '@arco-design/web-react';
import { useState } from 'react';
import type { PortalOrder } from '../data';
import { DataTable } from '../parts/data-table';
import { Link, OrderLink, useOrderAddress } from '../parts/link';
import { PageHeader } from '../parts/page-header';
import { Pager } from '../parts/pager';
import { useArrival, useRouter } from '../routing';
import { useCaption, useDouble } from '../state';
import { OrderCards } from './order-cards';
import { OrderItems } from './order-items';

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

interface OrderRow {
  key: string;
  order: PortalOrder;
  lines: PortalOrder['lines'];
  /** how many rows the order takes, in the first of them; none in the others */
  rows: number;
}

const rowsOf = (order: PortalOrder, rowPerSku: boolean): OrderRow[] =>
  rowPerSku
    ? order.lines.map((line, at) => ({
        key: `${order.id} ${line.skuId}`,
        order,
        lines: [line],
        rows: at === 0 ? order.lines.length : 0,
      }))
    : [{ key: order.id, order, lines: order.lines, rows: 1 }];

/** What is said of the order stands once, over all its rows. */
const onceEach = (render: (order: PortalOrder) => React.ReactNode) => (_: unknown, row: OrderRow) =>
  row.rows === 1
    ? render(row.order)
    : { children: row.rows === 0 ? null : render(row.order), props: { rowSpan: row.rows } };

const useColumns = () => {
  const caption = useCaption();
  const { go } = useRouter();
  const { data, settings } = useDouble();
  const { bare } = settings;
  const address = useOrderAddress();
  /** of Brazil no document has words for what lies between two tabs */
  const statusOf = (order: PortalOrder) => (settings.market === 'BR' ? caption(order.status) : order.substatus);
  return [
    {
      title: caption('Order ID'),
      width: 210,
      render: onceEach((order) => (
        <div {...(bare ? {} : { 'data-log_main_order_id': order.id })}>
          {bare ? (
            <span>{order.id}</span>
          ) : (
            <OrderLink id={order.id}>
              <span data-log_click_for="order_id_link">{order.id}</span>
            </OrderLink>
          )}
          <div className="portal-tags">
            {order.tags.map((tag) => (
              <Tag key={tag} size="small" data-tid="m4b_tag">
                {tag}
              </Tag>
            ))}
          </div>
        </div>
      )),
    },
    {
      title: caption('Order status'),
      width: 150,
      render: onceEach((order) => (
        <>
          <div>{statusOf(order)}</div>
          {order.cancelReason !== '' && <div className="text-neutral-text3">{order.cancelReason}</div>}
        </>
      )),
    },
    {
      title: caption('Items'),
      width: 330,
      render: (_: unknown, row: OrderRow) => <OrderItems lines={row.lines} bare={bare} />,
    },
    { title: caption('Order amount'), width: 120, render: onceEach((order) => order.amount) },
    { title: caption('Created time'), width: 200, render: onceEach((order) => order.created) },
    { title: caption('Deliver by'), width: 120, render: onceEach((order) => order.deliverBy) },
    { title: caption('Order type'), width: 120, render: onceEach((order) => order.type) },
    { title: caption('Fulfillment type'), width: 190, render: onceEach((order) => order.fulfillment) },
    { title: caption('Delivery option'), width: 150, render: onceEach((order) => order.deliveryOption) },
    {
      title: caption('Tracking ID'),
      width: 210,
      render: onceEach((order) => (
        <>
          <div>{order.trackingId}</div>
          <div className="text-neutral-text3">{order.trackingId === '' ? '' : order.carrier}</div>
        </>
      )),
    },
    {
      title: caption('Buyer'),
      width: 170,
      render: onceEach((order) => (
        <>
          <div>{order.buyer.name}</div>
          <div className="text-neutral-text3">(+1)***{order.buyer.phone.slice(-2)}</div>
          <Link href={`/chat/inbox/current?shop_region=${data.shop.region}`} data-log_click_for="contact_buyer">
            Start chat
          </Link>
        </>
      )),
    },
    {
      title: caption('Action'),
      width: 170,
      fixed: 'right' as const,
      render: onceEach((order) =>
        order.tab === 'to_ship' ? (
          <Button size="small" data-tid="m4b_button" data-log_click_for="arrange_shipment">
            Arrange shipment
          </Button>
        ) : (
          <Button size="small" type="text" data-tid="m4b_button" onClick={() => go(address(order.id))}>
            View details
          </Button>
        ),
      ),
    },
  ];
};

/** What opens below a row: nothing that stands under a caption. */
const PackageNote = ({ order }: { order: PortalOrder }) => (
  <div>
    <b>Package 1 of 1</b> <span>{order.carrier}</span> <span>{order.created}</span> <span>{order.buyer.note}</span>
  </div>
);

const Board = ({ orders }: { orders: readonly PortalOrder[] }) => {
  const toShip = orders.filter((order) => order.tab === 'to_ship').length;
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
  const caption = useCaption();

  const orders = data.orders.filter(
    (order) => (tab === 'all' || order.tab === tab) && (search === null || order.id === search),
  );
  const shown = arrived ? orders.slice((page - 1) * size, page * size) : [];
  const empty = arrived ? 'No orders found' : ' ';
  return (
    <>
      <PageHeader title={caption('Manage orders')}>
        <Button data-tid="m4b_button">Export</Button>
        <Button data-tid="m4b_button">More …</Button>
      </PageHeader>
      <Board orders={data.orders} />
      <div className="portal-panel">
        <Tabs activeTab={tab} onChange={(key) => go(`/order?tab=${key}`)}>
          {TABS.map(([key, title]) => {
            const count = data.orders.filter((order) => key === 'all' || order.tab === key).length;
            return (
              <Tabs.TabPane
                key={key}
                title={
                  <span data-log_click_for={key}>
                    {caption(title)}{' '}
                    {key === 'to_ship' || key === 'shipped' ? <em className="portal-count">{count}</em> : null}
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
          {settings.view === 'card' ? (
            <OrderCards orders={shown} empty={empty} />
          ) : (
            <DataTable
              rowKey="key"
              columns={columns}
              data={shown.flatMap((order) => rowsOf(order, settings.rowPerSku))}
              scroll={{ x: 2140 }}
              rowSelection={{ type: 'checkbox' }}
              noDataElement={empty}
              {...(settings.expanded && shown.length > 0
                ? {
                    expandedRowRender: ({ order }: OrderRow) => <PackageNote order={order} />,
                    defaultExpandedRowKeys: [shown[0]!.id],
                  }
                : {})}
              onRow={({ order }) =>
                (settings.bare ? {} : { 'data-log_main_order_id': order.id }) as Record<string, string>
              }
            />
          )}
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
