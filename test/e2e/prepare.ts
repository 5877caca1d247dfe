import { buildPortal } from '../portal/build';

/** Before the workers, who would otherwise build the portal at the same time. */
export default async (): Promise<void> => {
  await buildPortal();
};
