import { Button } from '../components/button';
import type { LinkButton } from '../components/page-link';
import type { Teaching } from '../teach/teach-form';

/** Requests of the panel to the background. */
export interface PanelActions {
  toggle(): void;
  showDashboard(anchor: string): void;
  showSidePanel(): void;
  /** the text of a prepared ticket, written from facts */
  draft(ticketId: string): Promise<string>;
  /** null if the page's readers are unavailable */
  teaching: Teaching | null;
}

/** A button into the dashboard, opened by the background, as portal pages cannot link to it. */
export const actionButton =
  (actions: PanelActions): LinkButton =>
  (anchor, text, rank = 'primary') => (
    <Button small kind={rank === 'primary' ? rank : 'quiet'} onClick={() => actions.showDashboard(anchor)}>
      {text}
    </Button>
  );
