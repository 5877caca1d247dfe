import { tIfKnown } from '#texts/translate';

// The policy cites rules in English, as its documents do; the catalogs hold each sentence in the language of the reader.

/** The end of the key of a sentence: its first words. A law holds that no two sentences of a room have the same. */
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
