import { useEffect } from 'react';
import type { View } from '../components/view';

/** Orders that cost points stand on several pages of a list: one that is not on the first is looked for in its section. */
const placeOf = (anchor: string): HTMLElement | null =>
  document.getElementById(anchor) ?? (anchor.startsWith('why-cost-') ? document.getElementById('costs') : null);

/** An address may name a place that is not there yet while the database is read: once it is, the page goes there. */
export const useScrollToHash = (state: View['state']): void =>
  useEffect(() => {
    if (state === 'loading' || window.location.hash === '') return;
    placeOf(decodeURIComponent(window.location.hash.slice(1)))?.scrollIntoView();
  }, [state]);
