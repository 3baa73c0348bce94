import type { Command } from 'commander';
import type { Language } from '@gradus/contract';
import { addOwnDashboard } from './dashboard/own-command';
import { gradusCommand } from './gradus-command';
import { helpIn } from './language/help-in';
import { addOwnReport } from './report/own-command';
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
const ELSEWHERE = [
  'grade',
  'regrade',
  'export',
  'autograder',
  'worker',
  'similarity',
  'sandbox',
  'release',
  'lesson',
  'mutate',
  'gpu',
];

/** The commands of a student edition; their help speaks that language. */
export function studentProgram(language: Language, translate = helpIn(language)): Command {
  return gradusCommand(COMMANDS, language, translate, ELSEWHERE);
}
