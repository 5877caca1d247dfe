/** Clocks of threads tick in milliseconds: what is shorter is done again. */
const MIN_MS = 40;

/** Milliseconds of a core, the least of some rounds: whatever else a round does is more, and other threads are not counted. */
export const timeOf = (work: () => unknown, rounds: number): number =>
  Math.min(
    ...Array.from({ length: rounds }, () => {
      const start = process.threadCpuUsage();
      for (let times = 1; ; times += 1) {
        work();
        const { user, system } = process.threadCpuUsage(start);
        const ms = (user + system) / 1000;
        if (ms >= MIN_MS) return ms / times;
      }
    }),
  );
