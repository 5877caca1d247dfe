import { ConfigProvider, Pagination } from '@arco-design/web-react';
import enUS from '@arco-design/web-react/es/locale/en-US';
import { useDouble } from '../state';
import { tablePrefix } from '../style';

export interface PagerProps {
  total: number;
  page: number;
  size: number;
  onChange(page: number, size: number): void;
}

export const Pager = ({ total, page, size, onChange }: PagerProps) => {
  const { settings } = useDouble();
  return (
    <ConfigProvider locale={enUS} prefixCls={tablePrefix(settings.prefix)}>
      <div data-tid="m4b_pagination" className="portal-pager">
        <Pagination
          total={total}
          current={page}
          pageSize={size}
          sizeCanChange
          sizeOptions={[20, 30, 50]}
          showTotal
          onChange={onChange}
        />
      </div>
    </ConfigProvider>
  );
};
