import { finishInterrupted } from '../bin/finish-update.cjs';
import { run } from './run';
import { studentProgram } from './student-program';

/** The `gradus` command of a student edition, which is packed into one file: nothing in it looks for files beside itself. */
finishInterrupted(process.cwd());
void run(studentProgram, process.argv.slice(2));
