import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { countWhole } from './counts';
import { lockProblems } from './lock-problems';
import type { Finding } from './outcome';

const WAY_OUT = 'Choose versions of which every platform is published, then run: npm install --package-lock-only';

/** Reads the lock and says what is wrong with it. */
export async function checkLock(root: string): Promise<Finding> {
  const problems = lockProblems(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const output = problems.length > 0 ? [...problems, WAY_OUT].join('\n') : '';
  return { ...countWhole(problems.length === 0), output };
}
