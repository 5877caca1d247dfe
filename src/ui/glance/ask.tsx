import { createContext, type ReactNode, useContext } from 'react';
import type { WhyQuestion } from '#core/explain/question';
import type { Assessment } from '#core/model/assessment';

export interface Asked {
  /** subject for screen readers, after "Why?" */
  about: string;
  assessment: Assessment;
  question: WhyQuestion;
}

/**
 * Answers of a surface to "Why?": popup and side panel answer in place, the panel through the dashboard, as it lacks
 * the texts of policies.
 */
export const AnswerWhy = createContext<(asked: Asked) => ReactNode>(() => null);

/** "Why?" beside a figure. */
export const Ask = (asked: Asked) => useContext(AnswerWhy)(asked);
