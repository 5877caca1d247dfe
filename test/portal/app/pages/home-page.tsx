import { Card } from '@arco-design/web-react';
import { Link } from '../parts/link';
import { PageHeader } from '../parts/page-header';
import { useDouble } from '../state';

/** Also what stands for pages of the portal that the double does not have. */
export const HomePage = () => {
  const { data } = useDouble();
  const toShip = data.orders.filter((order) => order.tab === 'to_ship').length;
  return (
    <>
      <PageHeader title={`Welcome back, ${data.shop.name}`} />
      <Card title="To do">
        <div className="portal-todo">
          <Link href="/order?tab=to_ship">
            <b>{toShip}</b> orders to ship
          </Link>
          <Link href="/health-center/experience-score">
            <b>{data.score.overall ?? '--'}</b> Shop Performance Score
          </Link>
        </div>
      </Card>
    </>
  );
};
