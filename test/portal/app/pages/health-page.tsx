import { Card, Spin, Tabs } from '@arco-design/web-react';
import { DataTable } from '../parts/data-table';
import { PageHeader } from '../parts/page-header';
import { useArrival, useRouter } from '../routing';
import { useCaption, useDouble } from '../state';

const TABS = [
  ['overview', 'Overview'],
  ['ncp', 'Violation records'],
] as const;

/** Account health: the rating, and in another tab the violations that it comes from. */
export const HealthPage = () => {
  const { data, settings } = useDouble();
  const { location, go } = useRouter();
  const caption = useCaption();
  const tab = location.query.get('tab') ?? 'overview';
  const arrived = useArrival(`health ${tab}`, settings.lag);
  return (
    <>
      <PageHeader title="Account health" />
      <Tabs activeTab={tab} onChange={(key) => go(`/health-center?tab=${key}`)}>
        {TABS.map(([key, title]) => (
          <Tabs.TabPane key={key} title={title} />
        ))}
      </Tabs>
      <Spin loading={!arrived} data-tid="m4b_loading" block style={{ minHeight: 200 }}>
        {arrived && tab === 'overview' && (
          <Card>
            <div {...(settings.bare ? {} : { id: 'key-info-ahr' })} className="keyInfo-jECjMB">
              <div>{caption('Account Health Rating')}</div>
              <span className="cursor-pointer">{data.health.rating}</span>
            </div>
            <p className="text-neutral-text3">Restrictions begin below 150 points.</p>
          </Card>
        )}
        {arrived && tab === 'ncp' && (
          <DataTable
            rowKey="id"
            data={[{ id: 'V-1', reason: 'Late dispatch', date: data.now, status: 'Pending' }]}
            columns={[
              { title: 'Violation', dataIndex: 'id' },
              { title: 'Reason', dataIndex: 'reason' },
              { title: 'Date', dataIndex: 'date' },
              { title: 'Status', dataIndex: 'status' },
            ]}
          />
        )}
      </Spin>
    </>
  );
};
