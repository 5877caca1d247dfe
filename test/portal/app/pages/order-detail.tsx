import { Card, Descriptions, Spin, Tag, Timeline } from '@arco-design/web-react';
import type { PortalLine } from '../data';
import { DataTable } from '../parts/data-table';
import { PageHeader } from '../parts/page-header';
import { useArrival, useRouter } from '../routing';
import { useCaption, useDouble } from '../state';

export const OrderDetail = () => {
  const { data, settings } = useDouble();
  const caption = useCaption();
  const id = useRouter().location.query.get('order_no');
  const arrived = useArrival(`detail ${id}`, settings.lag);
  const order = data.orders.find((order) => order.id === id);
  const trail = [['Manage orders', '/order']] as const;
  if (!arrived) return <Spin loading data-tid="m4b_loading" block style={{ minHeight: 400 }} />;
  if (order === undefined)
    return (
      <>
        <PageHeader title="Order details" trail={trail} />
        <Card>This order does not exist.</Card>
      </>
    );
  const rows = [
    ['Order ID', order.id],
    ['Order status', order.substatus],
    ['Order type', order.type],
    ['Created time', order.created],
    ['Paid time', order.paid],
    ['Deliver by', order.deliverBy],
    ['Delivered time', order.delivered],
    ['Canceled time', order.cancelled],
    ['Canceled by', order.cancelledBy],
    ['Cancel reason', order.cancelReason],
    ['Fulfillment type', order.fulfillment],
    ['Delivery option', order.deliveryOption],
    ['Shipping provider', order.trackingId === '' ? '' : order.carrier],
    ['Tracking ID', order.trackingId],
    ['Order amount', order.amount],
  ] as const;
  return (
    <>
      <PageHeader
        title="Order details"
        trail={trail}
        note={order.tags.map((tag) => (
          <Tag key={tag} data-tid="m4b_tag">
            {tag}
          </Tag>
        ))}
      />
      <div className="portal-columns" data-log_main_order_id={order.id}>
        <div>
          <Card title={order.substatus}>
            <Descriptions
              column={2}
              data={rows
                .filter(([, value]) => value !== '')
                .map(([label, value]) => ({ label: caption(label), value }))}
            />
          </Card>
          <Card title="Items">
            <DataTable<PortalLine>
              rowKey="skuId"
              data={order.lines}
              columns={[
                { title: caption('Product name'), dataIndex: 'name' },
                { title: caption('Variation'), dataIndex: 'variation' },
                { title: caption('Seller SKU'), dataIndex: 'sellerSku' },
                { title: caption('SKU ID'), dataIndex: 'skuId' },
                { title: caption('Quantity'), dataIndex: 'quantity' },
                { title: caption('Unit price'), dataIndex: 'price' },
              ]}
            />
          </Card>
        </div>
        <div>
          <Card title="Logistics">
            <Timeline>
              {order.timeline.map((event) => (
                <Timeline.Item key={event.what} label={event.at}>
                  {event.what}
                </Timeline.Item>
              ))}
            </Timeline>
          </Card>
          <Card title="Buyer and delivery">
            <Descriptions
              column={1}
              data={[
                { label: 'Recipient', value: order.buyer.name },
                { label: 'Phone', value: order.buyer.phone },
                { label: 'Address', value: order.buyer.address },
                { label: 'Buyer message', value: order.buyer.note },
              ]}
            />
          </Card>
        </div>
      </div>
    </>
  );
};
