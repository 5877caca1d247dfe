import { createContext, type ReactNode, useContext } from 'react';
import type { Explanation, Step } from '../../components/explanation';
import type { ScoreDepth } from '../../inquiry/inquiry';
import { type Inquired, newest, useInquiry } from '../../inquiry/use-inquiry';
import { TEXT } from './text';

const Depth = createContext<Inquired<ScoreDepth | null>>({ state: 'none' });

/** Asks once, for all figures of the score under it, how they came about. */
export const WithScoreDepth = ({ children }: { children: ReactNode }) => (
  <Depth value={useInquiry('score', null)}>{children}</Depth>
);

/** How each figure of the score came about; undefined until that has been answered. */
export const useScoreDepth = (): ScoreDepth | undefined => newest(useContext(Depth)) ?? undefined;

/** An answer with its steps in place of its figures and rules; before they are known, or where they cannot be, it says so. */
export const withSteps = <T,>(
  brief: Explanation,
  inquired: Inquired<T | null>,
  stepsOf: (depth: T) => readonly Step[],
  keep: readonly string[] = [],
): Explanation => {
  const { deep: WORDS } = TEXT;
  const depth = newest(inquired);
  if (depth != null)
    return {
      ...brief,
      inputs: brief.inputs.filter(([label]) => keep.includes(label)),
      rules: [],
      steps: stepsOf(depth),
    };
  if (inquired.state === 'working') return { ...brief, says: [...brief.says, WORDS.working] };
  if (inquired.state === 'failed') return { ...brief, says: [...brief.says, WORDS.failed(inquired.message)] };
  return brief;
};

/** Takes answers about the score, and gives them their steps. */
export const useStepsOfScore = () => {
  const inquired = useContext(Depth);
  return (brief: Explanation, stepsOf: (depth: ScoreDepth) => readonly Step[], keep?: readonly string[]): Explanation =>
    withSteps(brief, inquired, stepsOf, keep);
};
