const RUN = /\d[\d.,]*\d/g;
const BOTH = /^\d{1,3}(?:([.,])\d{3})+([.,])\d+$/;
const GROUPS = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+$/;

/** A number as it would be with a point before its fraction; undefined where it could be two. */
const canonical = (run: string): string | undefined => {
  const [mark, second] = run.match(/[.,]/g) ?? [];
  if (mark === undefined) return run;
  if (second === undefined) return /[.,]\d{3}$/.test(run) ? undefined : run.replace(',', '.');
  const [, group = '', point] = BOTH.exec(run) ?? [];
  if (point !== undefined && point !== group) return run.replaceAll(group, '').replace(point, '.');
  return GROUPS.test(run) ? run.replaceAll(mark, '') : run;
};

/**
 * Numbers of markets that may write `1,26` and `1.234,5`, or may not. Where only a fraction or only groups of three can
 * be meant, that is what it is; `1.830` could be either, and is made unreadable, so that it is refused.
 */
export const toPoint = (text: string): string => text.replace(RUN, (run) => canonical(run) ?? `${run}?`);
