import * as z from 'zod/mini';
import { type TaughtColumn, taughtColumn } from '#core/model/taught-column';
import { sendAndParse } from './request';

const answer = z.object({ columns: z.array(taughtColumn) });

/** What the seller taught, asked by a reader: it does without the schemas of all that a panel asks. */
export const askTaught = async (): Promise<TaughtColumn[]> => (await sendAndParse(answer, 'taught', {})).columns;
