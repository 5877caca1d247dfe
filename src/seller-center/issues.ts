import type { Issue, IssueCode } from '#core/model/page';
import { isRefused, shapeOf, type Value } from './values/value';

const MAX_ISSUES = 20;

/**
 * Collects what could not be read. An issue names the place and the shape of the text, never its content, as a seller
 * may share the log.
 */
export interface IssueLog {
  add(code: IssueCode, detail: string): void;
  /** The value; null, with an issue, if it was refused. */
  take<T>(value: Value<T>, place: string, printed: string): T | null;
  list(): Issue[];
}

export const makeIssueLog = (): IssueLog => {
  const refusals = new Map<string, { code: IssueCode; place: string; example: string; times: number }>();
  const others: Issue[] = [];
  return {
    add: (code, detail) => {
      if (!others.some((issue) => issue.code === code && issue.detail === detail)) others.push({ code, detail });
    },
    take: (value, place, printed) => {
      if (!isRefused(value)) return value;
      const key = `${value.refused} ${place}`;
      const known = refusals.get(key);
      if (known) known.times += 1;
      else refusals.set(key, { code: value.refused, place, example: shapeOf(printed), times: 1 });
      return null;
    },
    list: () => {
      const counted = [...refusals.values()].map(({ code, place, example, times }) => ({
        code,
        detail: `${place}: cannot read “${example}”${times > 1 ? ` and ${times - 1} more` : ''}`,
      }));
      return [...others, ...counted].slice(0, MAX_ISSUES);
    },
  };
};
