import type { TaughtText } from '#core/model/taught-text';
import { RequestError, send } from './request';

const isText = (value: unknown): value is TaughtText =>
  typeof value === 'object' && value !== null && 'kind' in value && 'text' in value && typeof value.text === 'string';

/**
 * What the seller taught, asked by a reader: the background has parsed it out of the database, and the reader of a page
 * does without schemas. Rejects with a `RequestError`.
 */
export const askTaught = async (): Promise<TaughtText[]> => {
  const answer = await send('taught', {});
  const texts = typeof answer === 'object' && answer !== null && 'texts' in answer ? answer.texts : null;
  if (!Array.isArray(texts) || !texts.every(isText)) throw new RequestError('malformed', 'the answer to taught');
  return texts;
};
