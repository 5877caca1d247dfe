const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/**
 * Who carries a parcel, as far as its tracking number tells: numbers of one carrier are as long as each other and begin
 * with the same letters. `1Z999AA10123456784` is one of `1Z 18`, twenty-two digits are one of `22`. Null without a number.
 */
export const carrierOf = (trackingId: string | null): string | null => {
  if (trackingId === null || trackingId === '') return null;
  const { length } = trackingId;
  const hasLetters = isLetter(trackingId.charCodeAt(0)) || (length > 1 && isLetter(trackingId.charCodeAt(1)));
  return hasLetters ? `${trackingId.slice(0, 2).toUpperCase()} ${length}` : String(length);
};
