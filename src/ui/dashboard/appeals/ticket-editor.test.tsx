// @vitest-environment jsdom

import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { sampleAppealDetails } from '#test/fixtures/sample-appeal-details';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { t } from '#texts/translate';
import { preparedAnchor, ticketOfSelected } from './prepared-tickets';
import { TicketEditor } from './ticket-editor';
import { AppealServiceContext } from './user-input';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
Element.prototype.scrollIntoView = () => {};

test('a ticket that the address names before it is known is opened as soon as it is', async () => {
  const { candidates } = sampleAssessment.appeals;
  const ticket = ticketOfSelected(sampleAssessment, candidates.slice(0, 1), 0.02, []);
  window.location.hash = `#${preparedAnchor({ id: `${ticket.id}-2` })}`;
  const place = document.body.appendChild(document.createElement('div'));
  const react = createRoot(place);
  const appealService = { save: () => new Promise<never>(() => {}), draft: () => new Promise<never>(() => {}) };
  const { metric, ground } = ticket;
  const offered = { metric, text: 'It is a sample', grounds: [ground], tickets: 0, offeredOn: '2026-06-30' };
  const assessment = { ...sampleAssessment, appealDetails: { ...sampleAppealDetails, reasons: [offered] } };
  const show = (prepared: PreparedTicket[]) =>
    act(async () =>
      react.render(
        <AppealServiceContext value={appealService}>
          <TicketEditor assessment={assessment} prepared={prepared} />
        </AppealServiceContext>,
      ),
    );
  await show([]);
  expect(place.textContent).toContain(t('prepare.gone'));
  await show([{ ...ticket, id: `${ticket.id}-2` }]);
  expect(place.textContent).not.toContain(t('prepare.gone'));
  expect(place.textContent).toMatch(/Reason: “It is a sample”(?!\.)/);
  expect(place.querySelectorAll('tbody tr').length).toBeGreaterThan(0);
  await act(async () => react.unmount());
});
