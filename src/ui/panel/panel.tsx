import { useId } from 'react';
import { formatScore } from '../components/format';
import { ListBody } from './list-body';
import type { PanelContent, PanelState } from './panel-state';
import { ScoreBody } from './score-body';
import { TEXT } from './text';

const Body = ({ here, content, rows }: PanelState) => {
  if (content.state === 'loading') return <p className="muted">{TEXT.loading}</p>;
  if (content.state === 'orphaned') return <p>{TEXT.orphaned}</p>;
  if (content.state === 'failed') return <p>{TEXT.failed(content.message)}</p>;
  if (content.state === 'nothing') return <p>{TEXT.nothing}</p>;
  const { assessment } = content;
  return here?.page === 'score' ? (
    <ScoreBody assessment={assessment} />
  ) : (
    <ListBody assessment={assessment} here={here} rows={rows} />
  );
};

/** What the folded panel still says: today and the next day, or only whose it is. */
const pillOf = (content: PanelContent): string => {
  if (content.state !== 'known') return TEXT.name;
  const { today, next } = content.assessment;
  if (today.overall.value === null || next.overall === null) return TEXT.name;
  return TEXT.pill(
    formatScore(today.overall.value, today.overall.from === 'read' ? 1 : 2),
    formatScore(next.overall.p50),
  );
};

export const Panel = ({ state, onToggle }: { state: PanelState; onToggle: () => void }) => {
  const id = useId();
  if (state.here === null) return null;
  return (
    <aside className={`sps dock ${state.open ? 'open' : 'folded'}`} aria-label={TEXT.name}>
      <button type="button" className="fold" aria-expanded={state.open} aria-controls={id} onClick={onToggle}>
        <span className="mark" aria-hidden="true" />
        <strong>{state.open ? TEXT.name : pillOf(state.content)}</strong>
        {!state.open && state.rows.length > 0 && (
          <span className="count">
            {state.rows.length}
            <span className="hidden-text"> {TEXT.marked}</span>
          </span>
        )}
        <span className="hidden-text">{state.open ? TEXT.close : TEXT.open}</span>
        <span className="chevron" aria-hidden="true">
          {state.open ? '›' : '‹'}
        </span>
      </button>
      <div id={id} className="body" hidden={!state.open}>
        {state.open && <Body {...state} />}
      </div>
    </aside>
  );
};
