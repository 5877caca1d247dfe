import { exchangeAs } from './exchange';
import { type Arrived, type Name, PROTOCOL, type Sent } from './protocol';

/** Asks the background. Rejects with a `Refusal`. */
export const ask = <N extends Name>(name: N, request: Sent<N, 'request'>): Promise<Arrived<N, 'answer'>> =>
  exchangeAs(PROTOCOL[name].answer, name, request) as Promise<Arrived<N, 'answer'>>;
