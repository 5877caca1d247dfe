import type { UndecidedProblem } from '#core/model/appeal-details';
import type { Candidate } from '#core/model/assessment';

/** Which candidates are shown; what is left out shows all. */
export interface CandidateFilter {
  metric?: string | undefined;
  ground?: string | undefined;
  basis?: string | undefined;
}

const fits = (wanted: string | undefined, is: readonly string[]) => wanted === undefined || is.includes(wanted);

export const fitsCandidate =
  ({ metric, ground, basis }: CandidateFilter) =>
  (it: Candidate): boolean =>
    fits(metric, [it.metric]) && fits(ground, [it.ground]) && fits(basis, [it.basis]);

/** How strong a ground is that nothing decides yet is nothing to go by. */
export const fitsUndecided =
  ({ metric, ground, basis }: CandidateFilter) =>
  (it: UndecidedProblem): boolean =>
    basis === undefined && fits(metric, [it.metric]) && fits(ground, it.grounds);

export const isFiltered = (it: CandidateFilter): boolean => Object.values(it).some((wanted) => wanted !== undefined);
