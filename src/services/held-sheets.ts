import type { Sheet } from '#core/score/ledger';

/** All sheets of a shop as a worker last had them in hand, true of the facts at one revision counted by one basis. */
export interface Held {
  basis: string;
  revision: number;
  /** by shelf */
  sheets: Map<string, Sheet>;
}

/**
 * Spares a worker that lives on reading again what it has just written. Who works on sheets takes them out and lays them
 * back once what they say is in the database, so that work which fails halfway leaves none.
 */
export interface HeldSheets {
  take(shopId: string, of: { basis: string; revision: number }): Map<string, Sheet> | undefined;
  lay(shopId: string, held: Held): void;
}

export const makeHeldSheets = (): HeldSheets => {
  const held = new Map<string, Held>();
  return {
    take: (shopId, { basis, revision }) => {
      const ours = held.get(shopId);
      held.delete(shopId);
      return ours?.basis === basis && ours.revision === revision ? ours.sheets : undefined;
    },
    lay: (shopId, ours) => void held.set(shopId, ours),
  };
};
