import { t } from '#texts/translate';
import { Ask, type Asked } from './ask';

interface Props {
  Heading: 'h2' | 'h3';
  name: string;
  /** null if not known */
  figure: string | null;
  note: string | null;
  /** how it is explained; null if nothing explains it */
  asked: Omit<Asked, 'about'> | null;
  className?: string;
}

/** A score in large digits, with its day above and its doubt and reason below. */
export const ScoreFigure = ({ Heading, name, figure, note, asked, className }: Props) => (
  <div className={className}>
    <Heading>{name}</Heading>
    <p className={figure === null ? 'figure unknown' : 'figure'}>{figure ?? t('glance.notKnown')}</p>
    <div className="asks">
      {note !== null && <p className="muted">{note}</p>}
      {asked !== null && <Ask about={name} {...asked} />}
    </div>
  </div>
);
