export type { Change } from './changes';
export { gradeClass, type ClassEvent, type ClassOutcome, type ClassRequest } from './grade-class';
export type { Row } from './row';
export { acceptRegrade, regrade, type RegradeOutcome, type RegradeRequest, settingsOf } from './regrade';
