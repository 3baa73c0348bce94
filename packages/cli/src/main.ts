import type { Command } from 'commander';
import type { Language } from '@gradus/contract';
import { addLesson, addMutate, addStubs } from './author/commands';
import { gradusCommand } from './gradus-command';
import { addDashboard } from './dashboard/command';
import { addGpu } from './gpu/commands';
import { addAutograder, addExport } from './instructor/export-command';
import { addGrade, addRegrade, addSandbox, addSimilarity, addWorker } from './instructor/commands';
import { addRelease } from './instructor/release-command';
import { addReport } from './report/command';
import { helpIn } from './language/help-in';
import { run } from './run';
import { addData, addDoctor, addHint, addReset, addShow, addTest, addUpdate, addWatch } from './student/commands';

/** The `gradus` command, of whoever has all of the course. */
export async function main(args: readonly string[]): Promise<void> {
  await run(program, args);
}

/** All commands; their help speaks that language. */
export function program(language: Language, translate = helpIn(language)): Command {
  return gradusCommand(COMMANDS, language, translate);
}

const COMMANDS = [
  addTest,
  addWatch,
  addHint,
  addShow,
  addReset,
  addUpdate,
  addDoctor,
  addDashboard,
  addData,
  addGrade,
  addRegrade,
  addReport,
  addExport,
  addAutograder,
  addRelease,
  addWorker,
  addSimilarity,
  addStubs,
  addSandbox,
  addGpu,
  addLesson,
  addMutate,
];
