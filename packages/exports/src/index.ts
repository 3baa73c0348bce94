export { absenceOf } from './absence';
export { gradescopeZip } from './autograder/gradescope-zip';
export { type ClassFormat, type Format, FORMATS, type StudentFormat } from './formats/table';
export { type CourseFile, NO_COURSE_FILE, readCourseFile } from './grades/course-file';
export { type ClassGrades, type Grade, gradedOf } from './grades/grade';
export { gradesOf, ownGrade } from './grades/grades-of';
