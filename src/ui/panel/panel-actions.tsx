import type { Teaching } from '../teach/teach-form';

/** What the panel asks of the background. */
export interface PanelActions {
  toggle(): void;
  showDashboard(anchor: string): void;
  showSidePanel(): void;
  /** the text of a prepared ticket, written from the facts */
  draft(ticketId: string): Promise<string>;
  /** null where the readers of the page are not at hand */
  teaching: Teaching | null;
}

/** A page of the portal cannot link to the dashboard: the background opens it. */
export const actionButton = (actions: PanelActions) => (anchor: string, text: string) => (
  <button type="button" className="button primary small" onClick={() => actions.showDashboard(anchor)}>
    {text}
  </button>
);
