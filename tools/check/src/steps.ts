import { checkLock } from './check-lock';
import { checkRealData } from './check-real-data';
import { countLessonChecks, countWhole } from './counts';
import { lessonProblems } from './lesson-problems';
import { jest } from './run-jest';
import { runCommand, type Command } from './run-command';
import type { Step } from './step';

const gradus = 'packages/cli/bin/gradus.cjs';
const cache = 'node_modules/.cache';

/** Everything the project checks about itself, fast steps first. */
export const STEPS: readonly Step[] = [
  { name: 'lock', claim: 'package-lock.json is complete', run: checkLock },
  {
    name: 'format',
    claim: 'files are formatted',
    run: succeeds({
      program: 'node_modules/prettier/bin/prettier.cjs',
      args: ['--check', '.', '--cache', '--cache-location', `${cache}/prettier/check`],
    }),
  },
  {
    name: 'lint',
    claim: 'files follow the rules, and import only what they may',
    run: succeeds({
      program: 'node_modules/eslint/bin/eslint.js',
      args: ['.', '--cache', '--cache-location', `${cache}/eslint/`],
    }),
  },
  {
    name: 'types',
    claim: 'types fit together',
    run: succeeds({ program: 'node_modules/typescript-7/bin/tsc', args: ['-p', 'tsconfig.json'] }),
  },
  { name: 'unit', claim: 'unit tests pass', run: jest(['\\.unit\\.test\\.ts$']) },
  {
    name: 'stubs',
    claim: 'exercises are what the solutions generate',
    run: succeeds({ program: gradus, args: ['stubs', '--check'] }),
  },
  {
    name: 'lessons',
    claim: 'solutions get every point, stubs get none, wrong answers are caught',
    needs: ['stubs'],
    run: checkLessons,
  },
  {
    name: 'quality',
    claim: 'what docs/grader-quality.md says of the graders is of these graders',
    run: succeeds({ program: 'tools/quality/bin/gradus-quality.cjs', args: ['--check'] }),
  },
  {
    name: 'data',
    claim: 'training exercises are solved on real data as well, where there are any',
    needs: ['lessons'],
    run: checkRealData,
  },
  // Jest leaves one core to itself, which these tests, waiting for processes of their own, can use.
  { name: 'integration', claim: 'integration tests pass', run: jest(['\\.int\\.test\\.ts$', '--maxWorkers=100%']) },
  {
    name: 'attacks',
    claim: 'answers that try to get out are held',
    run: jest(['--config', 'tools/attacks/jest.config.cjs']),
  },
  {
    name: 'e2e',
    claim: 'students and instructors can do their work',
    needs: ['stubs', 'lessons'],
    run: jest(['--config', 'tools/check/e2e/jest.config.cjs']),
  },
];

function succeeds(command: Command): Step['run'] {
  return async (root) => {
    const { exitCode, output } = await runCommand(command, root);
    return { ...countWhole(exitCode === 0), output };
  };
}

async function checkLessons(root: string) {
  const command = { program: gradus, args: ['lesson', 'check', '--json'] };
  const { exitCode, stdout, output } = await runCommand(command, root);
  return { ...countLessonChecks(stdout, exitCode), output: lessonProblems(stdout) ?? output };
}
