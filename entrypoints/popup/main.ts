// The popup stands at once, by its page alone: what fills it takes longer to load than the browser takes to draw.
const fill = () => void import('./fill');
requestAnimationFrame(() => setTimeout(fill));
/** For a popup that is not drawn yet, such as one that Firefox prepares before the click. */
const UNDRAWN_MS = 100;
setTimeout(fill, UNDRAWN_MS);
