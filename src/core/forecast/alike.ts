// Engines round exponentials and logarithms differently in the last bit, and one bit may turn a draw. In half the
// precision they agree, so that the same facts give the same futures in a browser and on the command line.

export const exp = (x: number): number => Math.fround(Math.exp(x));
export const log = (x: number): number => Math.fround(Math.log(x));
