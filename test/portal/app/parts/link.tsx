import type { AnchorHTMLAttributes } from 'react';
import { useRouter } from '../routing';
import { useDouble } from '../state';

/** The page of an order, as links of the portal name it. */
export const useOrderAddress = (): ((id: string) => string) => {
  const { region } = useDouble().data.shop;
  return (id) => `/order/detail?order_no=${id}&shop_region=${region}`;
};

export const OrderLink = ({ id, ...rest }: Omit<Parameters<typeof Link>[0], 'href'> & { id: string }) => {
  const address = useOrderAddress();
  return <Link href={address(id)} {...rest} />;
};

/** A link within the portal: a real address, followed without loading a page. */
export const Link = ({ href, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) => {
  const { go } = useRouter();
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go(href);
      }}
    />
  );
};
