import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '@gradus/backend/bench/statistics';
import { timeCommand } from './time-command';
import { timeWatch } from './time-watch';

/** One line of the table. */
export interface Measurement {
  readonly step: string;
  readonly seconds: number;
  /** What the course promises on a laptop with 2 cores. */
  readonly goal?: number;
}

const EXERCISE = '04-softmax/02-softmax.ts';

/** Times what a student does, in a fresh clone, in the order of the first day. */
export async function* studentDay(clone: string, rounds: number): AsyncGenerator<Measurement> {
  const run = (line: string, codes?: number[]) => timeCommand({ line, cwd: clone, ...(codes && { codes }) });
  const repeat = (prepare: (round: number) => void, line: string) =>
    median(
      Array.from({ length: rounds }, (_, round) => {
        prepare(round);
        return run(line);
      }),
    );

  yield { step: 'npm ci', seconds: run('npm ci'), goal: 60 };
  yield { step: 'untouched npm test, the first one', seconds: run('npm test'), goal: 6 };
  yield { step: 'untouched npm test, later', seconds: repeat(() => {}, 'npm test'), goal: 2 };
  copyFileSync(join(clone, 'solutions', EXERCISE), join(clone, 'exercises', EXERCISE));
  yield { step: 'first exercise of the day → verdict', seconds: run('npm test'), goal: 3 };
  const edited = repeat((round) => edit(clone, round), 'npm test');
  yield { step: 'one edited exercise → verdict', seconds: edited, goal: 3 };
  const watched = await timeWatch(clone, '4.02', rounds, (round) => edit(clone, rounds + round));
  yield { step: 'gradus watch → first verdict', seconds: watched.start, goal: 4 };
  yield { step: 'saved while gradus watch is open → verdict', seconds: median(watched.saves), goal: 1 };
  yield { step: 'unchanged rerun', seconds: repeat(() => {}, 'npm test'), goal: 2 };
  fillIn(clone);
  yield { step: 'all lessons at once', seconds: run('npm test') };
  yield { step: 'unchanged rerun of all lessons', seconds: repeat(() => {}, 'npm test'), goal: 2 };
  yield { step: 'node -e 0', seconds: repeat(() => {}, 'node -e 0') };
  yield { step: 'plain Jest, one empty test', seconds: plainJest(clone, (line) => repeat(() => {}, line)) };
}

/** An edit that changes the text and not the verdict. */
function edit(clone: string, round: number): void {
  const solution = readFileSync(join(clone, 'solutions', EXERCISE), 'utf8');
  writeFileSync(join(clone, 'exercises', EXERCISE), `${solution}// edit ${round}\n`);
}

function fillIn(clone: string): void {
  for (const lesson of readdirSync(join(clone, 'solutions'))) {
    for (const file of readdirSync(join(clone, 'solutions', lesson)).filter((name) => name.endsWith('.ts'))) {
      copyFileSync(join(clone, 'solutions', lesson, file), join(clone, 'exercises', lesson, file));
    }
  }
}

/** What a course without a judge would cost: Jest, the same transformer, and a test that asserts one thing. */
function plainJest(clone: string, time: (line: string) => number): number {
  const folder = join(clone, '.gradus/plain-jest');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'one.test.ts'), "test('one', () => expect(1).toBe(1));\n");
  writeFileSync(join(folder, 'jest.config.cjs'), "module.exports = { ...require('../../jest.preset.cjs') };\n");
  try {
    return time('npx jest --config .gradus/plain-jest/jest.config.cjs');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
