import { exchangeAs } from './exchange';
import type { Arrived, Sent } from './protocol';
import { SHOWN } from './shown';

/** Asks the background, from a panel. Rejects with a `Refusal`. */
export const askShown = <N extends keyof typeof SHOWN>(
  name: N,
  request: Sent<N, 'request'>,
): Promise<Arrived<N, 'answer'>> => exchangeAs(SHOWN[name].answer, name, request) as Promise<Arrived<N, 'answer'>>;
