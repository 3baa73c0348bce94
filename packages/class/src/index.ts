export { gradeClass, type ClassEvent, type ClassOutcome, type ClassRequest } from './grade-class';
export type { Row } from './row';
