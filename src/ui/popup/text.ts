export const POPUP_TEXT = {
  dashboard: 'Dashboard',
  sidePanel: 'Side panel',
  shop: 'Shop',
  loading: 'Opening what is stored…',
  updating: 'Updating…',
  score: 'Score',
  metrics: 'What it is made of',
  pageState: { whole: 'read', part: 'read in part', none: 'not read' },
  allListed: (rows: string) => `all ${rows} listed there read; older ones are in its export`,
  detailLink: 'Step by step in the dashboard',
  import: 'Or import an order export or a shop file',
} as const;
