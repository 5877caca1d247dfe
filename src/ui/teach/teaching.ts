import type { Issue } from '#core/model/page';
import type { ShopHint } from '#core/model/shop';
import type { TaughtDraft, TaughtText } from '#core/model/taught-text';
import { sendPanelRequest } from '#messages/panel-request';
import type { PageTeacher } from '#messages/teach-relay';
import type { Teaching } from './teach-form';

/** Captions can be taught; an ambiguous date or an unknown market cannot. */
export const needsTeaching = ({ issues }: { issues: readonly Pick<Issue, 'code'>[] }): boolean =>
  issues.some(({ code }) => code === 'unknown-header' || code === 'unsupported-language');

/** Teaching through the page's readers; a trial is compared with what the background knows of the shop. */
export const makeTeaching = (teacher: PageTeacher, shopOf: () => ShopHint | null, now: () => Date): Teaching => {
  const dated = (drafts: readonly TaughtDraft[]): TaughtText[] =>
    drafts.map((draft) => ({ ...draft, taughtAt: now().toISOString() }));
  return {
    describe: teacher.describe,
    tryOut: async (drafts) => {
      const trial = await teacher.tryOut(dated(drafts));
      const shop = shopOf();
      const facts = trial.facts as Record<string, Record<string, unknown>[]>;
      const { findings } = shop === null ? { findings: [] } : await sendPanelRequest('check-taught', { shop, facts });
      return { ...trial, findings };
    },
    teach: async (drafts) => {
      await sendPanelRequest('teach', { texts: dated(drafts) });
    },
  };
};
