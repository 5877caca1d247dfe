import './side-panel.css';
import { hasReadProblems } from '../components/view';
import { Now } from '../now/now';
import { Freshness } from '../popup/freshness';
import { openSurface } from '../popup/open-surface';
import { Surface, type SurfaceProps } from '../popup/surface';

/** The dashboard's first page beside the portal; it stays open when the tab changes. */
const SidePanel = (props: SurfaceProps) => (
  <Surface {...props}>
    {(view) =>
      view.stored === undefined ? (
        <Freshness view={view} now={props.now} />
      ) : (
        <Now assessment={view.stored.assessment} now={props.now} hasReadProblems={hasReadProblems(view.summary)} />
      )
    }
  </Surface>
);

export const renderSidePanel = (root: HTMLElement, props: Parameters<typeof openSurface>[1]): void =>
  openSurface(root, props, (parts) => <SidePanel {...parts} />);
