import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RELEASE_FILE } from '@gradus/contract';

/** Where the machine is, from the root of a student edition. */
export const BUILT = 'machine';

/** Whether a course is one that `gradus release` made: built, with neither sources of the machine nor reference solutions. */
export function isStudentEdition(root: string): boolean {
  return existsSync(join(root, RELEASE_FILE));
}

/** What Jest is told and given, by path. */
export interface JestFiles {
  /** How specs are run. */
  readonly specs: string;
  /** How a process that judges again and again is run, and the file that it runs. */
  readonly serve: string;
  readonly serveEntry: string;
}

export function jestFiles(root: string): JestFiles {
  if (isStudentEdition(root)) {
    const folder = join(root, BUILT, 'judge');
    return {
      specs: join(folder, 'specs.config.cjs'),
      serve: join(folder, 'serve.config.cjs'),
      serveEntry: `${BUILT}/judge/serve.cjs`,
    };
  }
  return {
    specs: join(root, 'packages/judge/jest.config.cjs'),
    serve: join(root, 'packages/judge/serve.config.cjs'),
    serveEntry: 'packages/testkit/src/serve/judge-process.ts',
  };
}
