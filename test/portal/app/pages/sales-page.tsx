import { Spin } from '@arco-design/web-react';
import { Figures } from '../parts/figures';
import { PageHeader } from '../parts/page-header';
import { useArrival } from '../routing';
import { useDouble } from '../state';

/** The overview of what was sold. */
export const SalesPage = () => {
  const { data, settings } = useDouble();
  const arrived = useArrival('sales', settings.lag);
  const { from, to, gmv, orders, buyers } = data.sales;
  return (
    <>
      <PageHeader title="Data overview" />
      <Spin loading={!arrived} data-tid="m4b_loading" block style={{ minHeight: 200 }}>
        {arrived && (
          <Figures
            from={from}
            to={to}
            figures={[
              ['GMV', gmv],
              ['Orders', orders],
              ['Buyers', buyers],
              ['Unique visitors', '1,003'],
              ['CTR', '2.10%'],
            ]}
          />
        )}
      </Spin>
    </>
  );
};
