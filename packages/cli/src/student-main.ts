import { run } from './run';
import { studentProgram } from './student-program';

/** The `gradus` command of a student edition, which is packed into one file: nothing in it looks for files beside itself. */
void run(studentProgram, process.argv.slice(2));
