import { Modal } from '@arco-design/web-react';
import { useDouble } from '../state';
import { DataTable } from './data-table';

/** What may lie over any page: a captcha that takes every click, and a dialog with a list of its own. */
export const Overlays = () => {
  const { orders } = useDouble().data;
  return (
    <>
      <div id="captcha_container" role="dialog" className="portal-captcha">
        <p>Verify to continue: 1 of 3</p>
        <p>Drag the slider to fit the puzzle</p>
      </div>
      <Modal visible title="Combine orders" okText="Accept all" cancelText="Later">
        <p>Total 2 orders</p>
        <DataTable
          rowKey="id"
          columns={[
            { title: 'Order ID', dataIndex: 'id' },
            { title: 'Order status', dataIndex: 'status' },
            { title: 'Created time', dataIndex: 'created' },
          ]}
          data={orders.slice(0, 2)}
        />
      </Modal>
    </>
  );
};
