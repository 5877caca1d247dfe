/** Whether a write failed for want of room; the transaction it was in has then changed nothing. */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'QuotaExceededError' || ('inner' in error && isDiskFull(error.inner)));
