export { plainText } from './plain-text';
export { points } from './points';
export { median } from './statistics/quantile';
export { exerciseReport } from './terminal/exercise-report';
export { lessonTable, type LessonRow } from './terminal/lesson-table';
export { cutTo, displayWidth } from './terminal/display-width';
export { makeTerminal, wrap, type Terminal } from './terminal/style';
export { isNews, testReport } from './terminal/test-report';
export { trainingLine } from './training/training-line';
