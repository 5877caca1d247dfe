import type { Transaction } from 'dexie';
import { version1 } from './version-1';
import { version2 } from './version-2';
import { version3 } from './version-3';
import { version4 } from './version-4';
import { version5 } from './version-5';
import { version6 } from './version-6';

/** One step in the database's life. `upgrade` brings the rows of the version before into this one's shape. */
export interface Version {
  readonly number: number;
  readonly stores: Readonly<Record<string, string | null>>;
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
}

/** Oldest first. Only facts ever migrate: an upgrade may empty `assessments`, `sheets` and `books` and never has to convert one. */
export const VERSIONS: readonly Version[] = [version1, version2, version3, version4, version5, version6];
