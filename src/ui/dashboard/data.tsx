import type { Shop } from '#core/model/shop';
import type { Database } from '#storage/database';
import type { Look } from '../components/look';
import { Card } from './card';
import { DeleteEverything } from './delete-everything';
import { ExportButton } from './export-button';
import { ImportFiles } from './import-files';
import { Counts, CoverageTable, Visits } from './kept';
import { TEXT } from './text';

const { data: WORDS } = TEXT;

interface Props {
  db: Database;
  look: Exclude<Look, { state: 'loading' }>;
  shops: readonly Shop[];
  now: Date;
  clock: () => Date;
}

/** The shop's own data: what there is, taking it along, bringing it in, taking it back. */
export const Data = ({ db, look, shops, now, clock }: Props) => (
  <Card anchor="data" title={TEXT.sections.data} says={WORDS.says}>
    {look.state === 'shop' && (
      <>
        <h3>{WORDS.counts}</h3>
        <Counts summary={look.summary} />
        <h3>{WORDS.coverage}</h3>
        <CoverageTable summary={look.summary} region={look.shop.region} now={now} />
        <ExportButton db={db} shop={look.shop} clock={clock} />
      </>
    )}
    <ImportFiles shop={look.state === 'shop' ? look.shop : null} />
    <h3>{TEXT.visits.title}</h3>
    <Visits visits={look.visits} />
    {(shops.length > 0 || look.visits.length > 0) && (
      <>
        <h3>{TEXT.delete.title}</h3>
        <DeleteEverything shops={shops} />
      </>
    )}
  </Card>
);
