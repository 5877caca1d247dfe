// The popup stands at once, by its page alone: what fills it takes longer to load than the browser takes to draw.
requestAnimationFrame(() => setTimeout(() => void import('./fill')));
