import type { Told } from './draft-facts';

/** What a ticket is about. */
export type Noun = 'order' | 'case' | 'chat';

/** One language of the portal. Reasons are quoted as the portal prints them. */
export interface DraftWords {
  locale: string;
  ask(count: number, noun: { one: string; many: string }, metric: string): string;
  claim(says: string): string;
  look: string;
  nouns: Record<Noun, { one: string; many: string; name: string }>;
  facts: Record<Told, string>;
  values: Readonly<Record<string, string>>;
  stars(count: number): string;
  zone(name: string): string;
  attached(evidence: readonly string[]): string;
}
