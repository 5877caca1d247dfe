import type { AccountHealth } from '#core/model/account-health';
import type { Assessment } from '#core/model/assessment';
import { rulesOf } from './explanation';

/** What a benefit asks of account health, which no score tells, and whether the rating last read has it. */
export type HealthNeed =
  | { above: number; state: 'met' | 'short'; read: AccountHealth }
  | { above: number; state: 'unread' };

export const healthNeed = (it: Assessment, benefit: string, read: AccountHealth | null): HealthNeed | null => {
  const needs = rulesOf(it)?.benefits.find(({ name }) => name === benefit)?.needs ?? [];
  const need = needs.find(({ what, is }) => what === 'account-health-rating' && is === 'above');
  if (need === undefined) return null;
  const above = need.value;
  return read === null ? { above, state: 'unread' } : { above, state: read.rating > above ? 'met' : 'short', read };
};
