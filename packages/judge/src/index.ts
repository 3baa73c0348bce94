export { standings, type Standing } from './standings';
export { assignments, findExercise, moduleOf, readCourse, usedBy, type Assignment, type Course } from './course';
export { importChoices } from './source-rules';
export { grade, type GradeOptions } from './grade';
export { readAnswer, type Submission } from './submission';
export { IsolationRefused, workerIsolation, workerProgram } from './worker-isolation';
