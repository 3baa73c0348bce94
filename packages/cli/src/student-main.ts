import { addBringBack } from './author/commands';
import { addOwnDashboard } from './dashboard/command';
import { gradusCommand } from './gradus-command';
import { addOwnReport } from './report/command';
import { run } from './run';
import { addData, addDoctor, addHint, addReset, addShow, addTest, addWatch } from './student/commands';

/** The `gradus` command of a student edition, which is packed into one file: nothing in it looks for files beside itself. */
void run(() => gradusCommand(COMMANDS), process.argv.slice(2));

const COMMANDS = [addTest, addWatch, addHint, addShow, addReset, addDoctor, addOwnDashboard, addData, addOwnReport, addBringBack]; // prettier-ignore
