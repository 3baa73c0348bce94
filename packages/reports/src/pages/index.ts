export { Markup } from '../markup';
export { classPage, lessonPage } from './class/class-page';
export type { Person } from './class/person';
export { type ClassTally, tallyClass } from './class/tally';
export { policy, renderPage, TABLE_SCRIPT, type Link, type Page } from './render-page';
export { studentReport, type StudentExtras, type StudentReport } from './student/student';
export { studentMarkdown } from './student/student-markdown';
export { studentPage } from './student/student-page';
export { templatesIn, type Fill } from './templates';
