import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ONE_FILE } from '@gradus/judge';
import { UsageError } from '../../usage-error';

/** Programs by the file they become; they are started by path, and no part of the command. */
const PROGRAMS = {
  'judge.cjs': 'packages/testkit/src/stand-alone/main.ts',
  'bench.cjs': 'tools/bench/src/gpu/bench.ts',
  'bench-child.cjs': 'tools/bench/src/gpu/child.ts',
};

/** Makes each program one file of JavaScript, and each spec another one that asks for the testkit. */
export async function buildPrograms(root: string, folder: string): Promise<void> {
  const missing = Object.values(PROGRAMS).find((entry) => !existsSync(join(root, entry)));
  if (missing) throw new UsageError(`A bundle is made of a whole checkout, and ${missing} is missing here. Take one from the project's own repository.`); // prettier-ignore
  const { build } = await import('esbuild');
  const programs = Object.entries(PROGRAMS).map(([name, entry]) =>
    build({ ...ONE_FILE, entryPoints: [join(root, entry)], outfile: join(folder, name) }),
  );
  const specs = build({
    ...ONE_FILE,
    entryPoints: specsIn(root),
    outbase: root,
    outdir: join(folder, 'specs'),
    outExtension: { '.js': '.cjs' },
    external: ['@gradus/testkit'],
  });
  await Promise.all([...programs, specs]);
}

function specsIn(root: string): string[] {
  const grader = join(root, 'grader');
  return readdirSync(grader, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.spec.ts') && !path.includes('node_modules'))
    .map((path) => join(grader, path));
}
