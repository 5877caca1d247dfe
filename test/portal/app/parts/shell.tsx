import { Avatar, Badge, Input, Menu } from '@arco-design/web-react';
import {
  IconApps,
  IconDashboard,
  IconFile,
  IconGift,
  IconHeart,
  IconHome,
  IconMessage,
  IconNotification,
  IconQuestionCircle,
} from '@arco-design/web-react/icon';
import type { ReactNode } from 'react';
import { useRouter } from '../routing';
import { useDouble } from '../state';

const GROUPS: { key: string; title: string; icon: ReactNode; items: [path: string, title: string][] }[] = [
  {
    key: 'orders',
    title: 'Orders',
    icon: <IconFile />,
    items: [
      ['/order', 'Manage orders'],
      ['/order/return?from=menu', 'Manage returns'],
    ],
  },
  {
    key: 'products',
    title: 'Products',
    icon: <IconApps />,
    items: [
      ['/product/manage', 'Manage products'],
      ['/product/rating', 'Product ratings'],
    ],
  },
  { key: 'marketing', title: 'Marketing', icon: <IconGift />, items: [['/promotion', 'Promotions']] },
  {
    key: 'analytics',
    title: 'Analytics',
    icon: <IconDashboard />,
    items: [
      ['/compass/data-overview', 'Data overview'],
      ['/chat/compass/service-analytics/chat-trend', 'Service Analytics'],
    ],
  },
  {
    key: 'health',
    title: 'Account health',
    icon: <IconHeart />,
    items: [
      ['/health-center', 'Overview'],
      ['/health-center/experience-score', 'Shop Performance'],
    ],
  },
];

const TopBar = () => {
  const { data } = useDouble();
  return (
    <header id="WB-GEC-nav-bar" className="portal-top">
      <span className="portal-logo">
        <span className="portal-mark" aria-hidden />
        Shop <b>Seller Center</b>
        <span className="portal-demo">Demo</span>
      </span>
      <Input.Search
        className="portal-search"
        placeholder="Search features, orders and help"
        data-tid="m4b_input_search"
      />
      <nav className="portal-tools">
        <IconQuestionCircle />
        <Badge count={3} dot>
          <IconNotification />
        </Badge>
        <a
          href={`/chat/inbox/current?oec_seller_id=${data.shop.sellerId}&shop_region=${data.shop.region}&from=seller_center_navigation_im`}
        >
          <IconMessage /> Customer messages
        </a>
        <span className="portal-language">English</span>
        <div data-tid="workbench.topbar.user" className="portal-user">
          <Avatar size={28}>D</Avatar>
          <span className="portal-shop-name">{data.shop.name}</span>
        </div>
      </nav>
    </header>
  );
};

export const Shell = ({ children }: { children: ReactNode }) => {
  const { location, go } = useRouter();
  const selected = location.path.startsWith('/health-center/experience-score')
    ? '/health-center/experience-score'
    : location.path.startsWith('/order')
      ? '/order'
      : location.path;
  return (
    <div className="portal">
      <TopBar />
      <div className="portal-body">
        <aside className="portal-menu">
          <Menu
            selectedKeys={[selected]}
            defaultOpenKeys={['orders', 'health']}
            onClickMenuItem={(key) => go(key)}
            style={{ width: '100%' }}
          >
            <Menu.Item key="/homepage">
              <IconHome />
              Home
            </Menu.Item>
            {GROUPS.map((group) => (
              <Menu.SubMenu
                key={group.key}
                title={
                  <>
                    {group.icon}
                    {group.title}
                  </>
                }
              >
                {group.items.map(([path, title]) => (
                  <Menu.Item key={path}>{title}</Menu.Item>
                ))}
              </Menu.SubMenu>
            ))}
          </Menu>
        </aside>
        <main id="GEC-main" className="portal-main">
          {children}
        </main>
      </div>
    </div>
  );
};
