import { tIfKnown } from '#texts/translate';

// The policy cites rules in English, as its documents do; the catalogs of other languages hold a translation of each
// sentence.

/** Last part of a sentence's key, made from its first words. A law ensures that no two of a room are alike. */
export const slugOf = (sentence: string): string =>
  sentence
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 60)
    .replace(/-$/, '');

/** A piece of evidence to attach to an appeal. */
export const evidenceText = (piece: string): string => tIfKnown(`evidence.${slugOf(piece)}`) ?? piece;
