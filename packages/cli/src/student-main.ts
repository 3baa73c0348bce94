import { addOwnDashboard } from './dashboard/own-command';
import { gradusCommand } from './gradus-command';
import { addOwnReport } from './report/own-command';
import { run } from './run';
import {
  addBringBack,
  addData,
  addDoctor,
  addHint,
  addReset,
  addShow,
  addTest,
  addUpdate,
  addWatch,
} from './student/commands';

const COMMANDS = [addTest, addWatch, addHint, addShow, addReset, addUpdate, addDoctor, addOwnDashboard, addData, addOwnReport, addBringBack]; // prettier-ignore
/** What guides for teachers speak of. */
const ELSEWHERE = ['grade', 'regrade', 'export', 'autograder', 'worker', 'similarity', 'sandbox', 'release', 'lesson'];

/** The `gradus` command of a student edition, which is packed into one file: nothing in it looks for files beside itself. */
void run(() => gradusCommand(COMMANDS, ELSEWHERE), process.argv.slice(2));
