import { useId } from 'react';
import { formatScore } from '../components/format';
import { ListBody } from './list-body';
import type { PanelContent, PanelState } from './panel-state';
import { ScoreBody } from './score-body';
import { PANEL_TEXT } from './text';

const Body = ({ here, content, rows }: PanelState) => {
  if (content.state === 'loading') return <p className="muted">{PANEL_TEXT.loading}</p>;
  if (content.state === 'orphaned') return <p>{PANEL_TEXT.orphaned}</p>;
  if (content.state === 'failed') return <p>{PANEL_TEXT.failed(content.message)}</p>;
  if (content.state === 'nothing') return <p>{PANEL_TEXT.nothing}</p>;
  const { assessment } = content;
  return here?.page === 'score' ? (
    <ScoreBody assessment={assessment} />
  ) : (
    <ListBody assessment={assessment} here={here} rows={rows} />
  );
};

/** What the folded panel still says: today and the next day, or only whose it is. */
const pillOf = (content: PanelContent): string => {
  if (content.state !== 'known') return PANEL_TEXT.name;
  const { today, next } = content.assessment;
  if (today.overall.value === null || next.overall === null) return PANEL_TEXT.name;
  return PANEL_TEXT.pill(
    formatScore(today.overall.value, today.overall.from === 'read' ? 1 : 2),
    formatScore(next.overall.p50),
  );
};

export const Panel = ({ state, onToggle }: { state: PanelState; onToggle: () => void }) => {
  const id = useId();
  if (state.here === null) return null;
  return (
    <aside className={`sps dock ${state.open ? 'open' : 'folded'}`} aria-label={PANEL_TEXT.name}>
      <button type="button" className="fold" aria-expanded={state.open} aria-controls={id} onClick={onToggle}>
        <span className="mark" aria-hidden="true" />
        <strong>{state.open ? PANEL_TEXT.name : pillOf(state.content)}</strong>
        {!state.open && state.rows.length > 0 && (
          <span className="count">
            {state.rows.length}
            <span className="hidden-text"> {PANEL_TEXT.marked}</span>
          </span>
        )}
        <span className="hidden-text">{state.open ? PANEL_TEXT.close : PANEL_TEXT.open}</span>
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
