import { tIfKnown } from '#texts/translate';

// The policy cites rules in English, as its documents do; the catalogs hold each sentence in the language of the
// reader.

/** Last part of a sentence's key, made from its first words. A test ensures that these are unique within a room. */
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
