import type { Issue, IssueCode } from '#core/model/page';
import { isRefused, shapeOf, type Value } from './values/value';

const MAX_ISSUES = 20;

/** What stands under or beside a caption. */
interface Printed {
  caption: string;
  text: string;
}

const DAY = /^"\d{4}-\d\d-\d\d"$/;

/**
 * Collects what could not be read. An issue names the place and the shape of the text, never its content, as a seller
 * may share the log.
 */
export interface IssueLog {
  add(code: IssueCode, detail: string): void;
  /** The value; null, with an issue, if it was refused. */
  take<T>(value: Value<T>, place: string, printed: string): T | null;
  /** The value on which all that is printed agrees; null, with an issue, where two differ. A time tells more than its bare day. */
  takeOnly<T, P extends Printed>(printed: readonly P[], read: (one: P) => Value<T>, place?: string): T | null;
  list(): Issue[];
}

export const makeIssueLog = (): IssueLog => {
  const refusals = new Map<string, { code: IssueCode; place: string; example: string; times: number }>();
  const others: Issue[] = [];
  const log: IssueLog = {
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
    takeOnly: <T, P extends Printed>(printed: readonly P[], read: (one: P) => Value<T>, place?: string): T | null => {
      const values = new Map<string, T>();
      for (const one of printed) {
        const value = log.take(read(one), place ?? one.caption, one.text);
        if (value !== null) values.set(JSON.stringify(value), value);
      }
      for (const day of [...values.keys()].filter((key) => DAY.test(key)))
        if ([...values.keys()].some((other) => other.startsWith(`${day.slice(0, -1)}T`))) values.delete(day);
      const [value = null, another] = values.values();
      if (another === undefined) return value;
      log.add('unknown-value', `${place ?? printed[0]!.caption}: printed twice, and not the same`);
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
  return log;
};
