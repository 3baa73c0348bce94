export { makeLesson } from './make-course';
export { TempCourse } from './temp-course';
