import { PANEL_PROTOCOL } from './panel-protocol';
import type { Incoming, Outgoing } from './protocol';
import { sendAndParse } from './request';

/** Sends a request from a panel to the background. Rejects with a `RequestError`. */
export const sendPanelRequest = <N extends keyof typeof PANEL_PROTOCOL>(
  name: N,
  request: Outgoing<N, 'request'>,
): Promise<Incoming<N, 'answer'>> =>
  sendAndParse(PANEL_PROTOCOL[name].answer, name, request) as Promise<Incoming<N, 'answer'>>;
