import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactNode } from 'react';
import { sendRequest } from '#messages/page-request';
import type { Database } from '#storage/database';
import { listShops } from '#storage/queries';
import { drawPage } from '../components/draw';
import { useNow, useRefresh } from '../components/hooks';
import { useView } from '../components/view';
import type { SurfaceProps } from './surface';

interface Props extends Pick<SurfaceProps, 'openSidePanel'> {
  db: Database;
  clock: () => Date;
}

const choose = (shopId: string): void => void sendRequest('show-shop', { shopId }).catch(() => {});

type Draw = (props: SurfaceProps) => ReactNode;

const FromDatabase = ({ db, clock, draw, ...parts }: Props & { draw: Draw }) => {
  const all = useLiveQuery(() => listShops(db), [db]) ?? [];
  return draw({ view: useView(db), now: useNow(clock), refresh: useRefresh(), shops: { all, choose }, ...parts });
};

/** Draws a surface over the database, again after each change. */
export const openSurface = (root: HTMLElement, props: Props, draw: Draw): void =>
  drawPage(root, props, () => <FromDatabase {...props} draw={draw} />);
