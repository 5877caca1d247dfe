import { beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { facts } from '#core/model/facts';
import { makeUpload, sendRequest } from './page-request';
import { sendWithRetry } from './request';

const runtime = vi.hoisted(() => ({ id: 'self' as string | undefined, sendMessage: vi.fn() }));
vi.mock('wxt/browser', () => ({ browser: { runtime } }));

const READ = { kind: 'order-export' as const, rows: 1, refusedRows: 0, refused: [], from: null, to: null };

beforeEach(() => {
  runtime.id = 'self';
  runtime.sendMessage.mockReset();
});

test('a request is sent by name, and its answer comes back parsed', async () => {
  runtime.sendMessage.mockResolvedValue({ answer: { visit: null, summary: null, more: 1 } });
  const request = { shop: null, page: 'ratings', metric: null, orderIds: ['1'] } as const;
  const asked = { ...request, orderIds: [...request.orderIds] };
  expect(await sendRequest('page-summary', asked)).toEqual({ visit: null, summary: null });
  expect(runtime.sendMessage).toHaveBeenCalledWith({ name: 'page-summary', request: asked });
});

test.each([
  ['a refusal as it is', { refused: { code: 'disk-full', message: 'no room' } }, 'disk-full'],
  ['an answer that is none', { answer: { visit: 1 } }, 'malformed'],
  ['silence', undefined, 'unreachable'],
  ['anything else', 'hello', 'unreachable'],
])('%s is thrown as a request error', async (_, reply, code) => {
  runtime.sendMessage.mockResolvedValue(reply);
  const asked = sendRequest('page-summary', { shop: null, page: 'score', orderIds: [] });
  await expect(asked).rejects.toMatchObject({ name: 'RequestError', code });
});

test('an unreachable background is distinguished from an updated extension', async () => {
  runtime.sendMessage.mockRejectedValue(new Error('the port was closed'));
  await expect(sendRequest('refresh', {})).rejects.toMatchObject({ code: 'unreachable' });
  runtime.id = undefined;
  await expect(sendRequest('refresh', {})).rejects.toMatchObject({ code: 'orphaned' });
  // Chromium throws at once there
  runtime.sendMessage.mockImplementation(() => {
    throw new Error('Extension context invalidated.');
  });
  await expect(sendRequest('refresh', {})).rejects.toMatchObject({ code: 'orphaned' });
});

test('a part and the end of a file are sent again where the background was stopped in the middle', async () => {
  vi.useFakeTimers();
  const refusal = { ok: false, code: 'part-lost' };
  const gone = new Error('the message channel closed');
  runtime.sendMessage.mockRejectedValueOnce(gone).mockResolvedValueOnce({ answer: {} });
  runtime.sendMessage.mockRejectedValueOnce(gone).mockResolvedValueOnce({ answer: refusal });
  const upload = makeUpload();
  const imported = upload.addBatch(z.parse(facts, {})).then(() => upload.finish({ region: 'US' }, READ));
  await vi.runAllTimersAsync();
  expect(await imported).toEqual(refusal);
  const names = runtime.sendMessage.mock.calls.map(([message]) => message.name);
  expect(names).toEqual(['import-part', 'import-part', 'import-read', 'import-read']);
  vi.useRealTimers();
});

test('an export that is cancelled leaves none of its parts', async () => {
  runtime.sendMessage.mockResolvedValue({ answer: {} });
  const upload = makeUpload();
  await upload.addBatch(z.parse(facts, {}));
  await upload.cancel();
  const [part, cancel] = runtime.sendMessage.mock.calls.map(([message]) => message);
  expect(cancel).toEqual({ name: 'import-cancel', request: { ticket: part.request.ticket } });
});

test('a request with retries is sent again while nobody answers, and only then', async () => {
  const gone = new Error('the message channel closed');
  runtime.sendMessage.mockRejectedValueOnce(gone).mockRejectedValueOnce(gone).mockResolvedValueOnce({ answer: {} });
  await sendWithRetry('panel', {}, [0, 0]);
  expect(runtime.sendMessage).toHaveBeenCalledTimes(3);

  runtime.sendMessage.mockReset().mockRejectedValue(gone);
  await expect(sendWithRetry('panel', {}, [0])).rejects.toMatchObject({ code: 'unreachable' });
  expect(runtime.sendMessage).toHaveBeenCalledTimes(2);

  runtime.sendMessage.mockReset().mockResolvedValue({ refused: { code: 'disk-full', message: 'no room' } });
  await expect(sendWithRetry('panel', {}, [0])).rejects.toMatchObject({ code: 'disk-full' });
  expect(runtime.sendMessage).toHaveBeenCalledTimes(1);
});

test('a visit that fails is sent again, as its page is read once; another request is not', async () => {
  const visit = { page: 'order-list' } as unknown as Parameters<typeof sendWithRetry<'ingest'>>[1];
  const failed = { refused: { code: 'failed', message: 'the database was closed' } };
  runtime.sendMessage.mockResolvedValueOnce(failed).mockResolvedValueOnce({ answer: {} });
  await sendWithRetry('ingest', visit, [0]);
  expect(runtime.sendMessage).toHaveBeenCalledTimes(2);

  runtime.sendMessage.mockReset().mockResolvedValue(failed);
  await expect(sendWithRetry('panel', {}, [0])).rejects.toMatchObject({ code: 'failed' });
  expect(runtime.sendMessage).toHaveBeenCalledTimes(1);
});

test('an export is sent batch by batch, and imported at the end', async () => {
  const refusal = { ok: false, code: 'part-lost' };
  runtime.sendMessage.mockResolvedValueOnce({ answer: {} }).mockResolvedValueOnce({ answer: {} });
  runtime.sendMessage.mockResolvedValueOnce({ answer: refusal });
  const upload = makeUpload();
  const batches = [z.parse(facts, { orders: [{ id: '1' }] }), z.parse(facts, {})];
  for (const batch of batches) await upload.addBatch(batch);
  const more = { ...READ, records: 1 };
  expect(await upload.finish({ shopId: 'US:1' }, more)).toEqual(refusal);
  const sent = runtime.sendMessage.mock.calls.map(([message]) => message);
  const { ticket } = sent[0].request;
  expect(sent).toEqual([
    ...batches.map((batch, index) => ({
      name: 'import-part',
      request: { ticket, index, text: JSON.stringify(batch) },
    })),
    { name: 'import-read', request: { to: { shopId: 'US:1' }, before: { ticket, parts: 2 }, read: READ } },
  ]);
});
