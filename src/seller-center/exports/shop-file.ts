import type { ExportOptions, ExportSummary } from '#core/model/export';
import { type Facts, LIST_NAMES, noFacts } from '#core/model/facts';
import { parseShopFile } from '#core/model/shop-file';
import { ExportError, type ProgressListener } from './raw-file';

const RECORDS_PER_BATCH = 500;

/**
 * Passes on the facts of a shop file in batches after validating the whole.
 * @param value of its JSON
 * @throws ExportError `damaged`, with the first error and its place
 */
export const readShopFile = async (
  value: unknown,
  bytes: number,
  listener: ProgressListener,
  onFacts: ExportOptions['onFacts'],
): Promise<ExportSummary> => {
  const parsed = parseShopFile(value);
  if (!parsed.ok) throw new ExportError('damaged', `${parsed.fault.path || 'shop file'}: ${parsed.fault.message}`);
  const file = parsed.value;
  const records = LIST_NAMES.reduce((sum, list) => sum + file[list].length, 0);
  if (records === 0) await onFacts(noFacts());
  for (const list of LIST_NAMES) {
    for (let at = 0; at < file[list].length; at += RECORDS_PER_BATCH) {
      const batch: Facts[typeof list] = file[list].slice(at, at + RECORDS_PER_BATCH);
      await onFacts({ ...noFacts(), [list]: batch });
      listener.onBytes((bytes * batch.length) / records);
      listener.onRows(batch.length);
    }
  }
  return {
    kind: 'shop-file',
    shopFile: { shop: file.shop, exportedAt: file.exportedAt },
    rows: records,
    records,
    refusedRows: 0,
    refused: [],
    from: null,
    to: null,
  };
};
