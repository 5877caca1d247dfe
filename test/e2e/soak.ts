/** Whether the long tests run whole, by `npm run test:soak`; else a short sample of each does. */
const isSoak = process.env.TEST_SOAK === '1';

/** @returns how often something is tried: so often in every run of the tests, so often when there is time */
export const tries = (sample: number, whole: number): number => (isSoak ? whole : sample);
