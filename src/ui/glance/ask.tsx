import { createContext, type ReactNode, useContext } from 'react';
import type { WhyQuestion } from '#core/explain/question';
import type { Assessment } from '#core/model/assessment';

export interface Asked {
  /** what a listener hears after "Why?" */
  about: string;
  label?: string;
  assessment: Assessment;
  question: WhyQuestion;
}

/**
 * How a surface answers "Why?": popup and side panel in place, the panel by the dashboard, for it does without the texts of
 * all policies.
 */
export const AnswerWhy = createContext<(asked: Asked) => ReactNode>(() => null);

/** "Why?" beside a figure. */
export const Ask = (asked: Asked) => useContext(AnswerWhy)(asked);
