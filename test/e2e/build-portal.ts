import { buildPortal } from '../seller-center/build';

/** Before the workers, who would otherwise build it at the same time. */
export default async (): Promise<void> => {
  await buildPortal();
};
