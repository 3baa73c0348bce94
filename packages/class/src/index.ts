export type { Change } from './changes';
export { csvOf, type Cell } from './csv';
export { feedbackOf } from './feedback-of';
export { gradeClass, type ClassEvent, type ClassOutcome, type ClassRequest } from './grade-class';
export { lifeOfRun } from './lock';
export { readRun, type ClassRun, type Person } from './read-run';
export type { Row } from './row';
export { acceptRegrade, regrade, type RegradeOutcome, type RegradeRequest, settingsOf } from './regrade';
