import { openSurface } from './open-surface';
import { Popup } from './popup';

export const openPopup = (root: HTMLElement, props: Parameters<typeof openSurface>[1]): void =>
  openSurface(root, props, (parts) => <Popup {...parts} />);
