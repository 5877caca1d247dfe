// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ALERTS_OFF } from '#core/model/alert-settings';
import { type Database, openDatabase } from '#storage/database';
import { Announcer } from '../components/announcer';
import { AlertsSettings } from './alerts-settings';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
const permissions = vi.hoisted(() => ({ request: vi.fn(), contains: vi.fn(async () => true) }));
const sendRequest = vi.hoisted(() => vi.fn(async (..._: unknown[]) => ({})));
vi.mock('wxt/browser', () => ({ browser: { permissions } }));
vi.mock('#messages/page-request', () => ({ sendRequest }));

let db: Database;
let place: HTMLElement;
let react: ReturnType<typeof createRoot>;
/** Lets the page catch up until it is as expected. */
const settle = (expectIt: () => void) =>
  vi.waitFor(async () => {
    await act(() => new Promise((done) => setTimeout(done, 0)));
    expectIt();
  });
const show = async () => {
  await act(async () =>
    react.render(
      <Announcer>
        <AlertsSettings db={db} />
      </Announcer>,
    ),
  );
  await settle(() => expect(place.querySelector('input')).not.toBeNull());
};
const tick = async (label: string) => {
  const found = [...place.querySelectorAll('label')].find(({ textContent }) => textContent?.includes(label))!;
  await act(async () => found.querySelector('input')!.click());
};

beforeEach(() => {
  db = openDatabase('alerts-settings');
  place = document.createElement('div');
  document.body.append(place);
  react = createRoot(place);
});
afterEach(async () => {
  await act(async () => react.unmount());
  place.remove();
  vi.clearAllMocks();
  await db.delete();
});

test('asks the browser when they are switched on, and saves nothing where it says no', async () => {
  permissions.request.mockResolvedValue(false);
  await show();
  await tick('Notify me');
  expect(permissions.request).toHaveBeenCalledWith({ permissions: ['notifications'] });
  await settle(() => expect(place.textContent).toContain('did not allow notifications'));
  expect(sendRequest).not.toHaveBeenCalled();
});

test('is saved by the background, with what is chosen', async () => {
  permissions.request.mockResolvedValue(true);
  await show();
  expect(place.querySelector('fieldset'), 'nothing to choose while off').toBeNull();
  await tick('Notify me');
  const { since: _, ...chosen } = { ...ALERTS_OFF, isOn: true };
  await settle(() => expect(sendRequest).toHaveBeenCalledWith('save-alerts', chosen));
  await db.settings.put({ key: 'alerts', value: JSON.stringify({ ...ALERTS_OFF, isOn: true }) });
  await settle(() => expect(place.querySelector('fieldset')).not.toBeNull());
  await tick('An appeal was decided');
  const kinds = ['threshold', 'ticket', 'clock', 'page'];
  await settle(() => expect(sendRequest).toHaveBeenLastCalledWith('save-alerts', { ...chosen, kinds }));
});

test('says so where the browser took its permission back', async () => {
  permissions.contains.mockResolvedValueOnce(false);
  await db.settings.put({ key: 'alerts', value: JSON.stringify({ ...ALERTS_OFF, isOn: true }) });
  await show();
  await settle(() => expect(place.textContent).toContain('does not allow notifications any more'));
});
