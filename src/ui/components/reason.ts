import { RequestError } from '#messages/request';
import { t } from '#texts/translate';

/** Describes a failure, in the reader's language if it has a code. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof RequestError && error.code !== 'failed') return t(`components.errors.${error.code}`);
  return error instanceof Error ? error.message : String(error);
};
