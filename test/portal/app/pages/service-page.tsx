import { Spin } from '@arco-design/web-react';
import { DataTable } from '../parts/data-table';
import { Figures } from '../parts/figures';
import { PageHeader } from '../parts/page-header';
import { useArrival } from '../routing';
import { useDouble } from '../state';

/** Service Analytics: rates above, and below the chats with whoever wrote and answered them. */
export const ServicePage = () => {
  const { data, settings } = useDouble();
  const arrived = useArrival('service', settings.lag);
  const { from, to, satisfaction, response24, chats, customers } = data.service;
  return (
    <>
      <PageHeader title="Service Analytics" />
      <Spin loading={!arrived} data-tid="m4b_loading" block style={{ minHeight: 200 }}>
        {arrived && (
          <>
            <Figures
              from={from}
              to={to}
              figures={[
                ['Satisfaction rate', satisfaction],
                ['24-hour response rate', response24],
                ['Conversion rate', '12.40%'],
                ['Chats Received', chats],
                ['Average First Response Time', '3 min 20 s'],
              ]}
            />
            <h2>All Chats</h2>
            <DataTable
              rowKey="customer"
              data={customers.map((customer) => ({
                customer,
                agent: 'Placeholder agent',
                status: 'Closed',
                rating: '1',
              }))}
              columns={[
                { title: 'Agent', dataIndex: 'agent' },
                { title: 'Customer', dataIndex: 'customer' },
                { title: 'Status', dataIndex: 'status' },
                { title: 'Rating', dataIndex: 'rating' },
              ]}
            />
          </>
        )}
      </Spin>
    </>
  );
};
