import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Database } from '#storage/database';
import { onLanguageChange } from '#texts/language';
import { loadTexts } from '#texts/load-texts';
import { Failure } from './notice';
import { Rescue, WhenOpen } from './rescue';
import { followTheme } from './theme';

/**
 * Draws a page of the extension once its texts are loaded, and again when the language changes. If the page or its
 * database fails, offers to rescue the stored data.
 */
export const drawPage = (
  root: HTMLElement,
  { db, clock }: { db: Database; clock: () => Date },
  draw: () => ReactNode,
): void => {
  followTheme();
  const react = createRoot(root);
  const show = async () => {
    await loadTexts();
    react.render(
      <div className="sps">
        <Failure rescue={<Rescue now={clock} />}>
          <WhenOpen db={db} now={clock}>
            {draw()}
          </WhenOpen>
        </Failure>
      </div>,
    );
  };
  void show();
  onLanguageChange(() => void show());
};
