export { type Counts, type Scores, scoresOf, totalOf } from './counts';
export { solutionPath } from './inputs';
export type { Mutant } from './mutants';
export { type ExerciseOutcome, mutateLesson } from './mutate-lesson';
export { writeReport } from './report/write-report';
export {
  type ExerciseFigures,
  isStale,
  type MutationSummary,
  readMutationSummary,
  summaryFile,
  writeMutationSummary,
} from './summary';
export { type Survivor, survivorsFile } from './survivors';
