import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { onLanguageChange } from '#texts/language';
import { loadTexts } from '#texts/load-texts';

/** Draws a page of the extension once its texts are there, and again when another language is chosen. */
export const drawPage = (root: HTMLElement, draw: () => ReactNode): void => {
  const react = createRoot(root);
  const show = async () => {
    await loadTexts();
    react.render(draw());
  };
  void show();
  onLanguageChange(() => void show());
};
