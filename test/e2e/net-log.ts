import { readFileSync } from 'node:fs';

interface NetLog {
  constants: { logEventTypes: Record<string, number> };
  events: { type: number; params?: { url?: string; initiator?: string } }[];
}

/**
 * What left a browser that has been closed for the sake of a page, a worker or an extension, in its own log of the network:
 * that knows every context there is. What the browser asks for itself (updates, accounts) has no origin and is left out, as is
 * what never came so far because a policy or a route of the test stopped it.
 */
export const requestsIn = (path: string): string[] => {
  const { constants, events } = JSON.parse(readFileSync(path, 'utf8')) as NetLog;
  const started = constants.logEventTypes.URL_REQUEST_START_JOB;
  if (started === undefined) throw new Error('this browser keeps another log of the network');
  return events.flatMap(({ type, params }) =>
    type === started && /^[a-z-]+:\/\//.test(params?.initiator ?? '') ? [`${params?.initiator} → ${params?.url}`] : [],
  );
};
