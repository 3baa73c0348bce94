/** What the files of one kind may import. */
export interface Boundary {
  readonly who: string;
  /** Globs; a later row overrides an earlier one. */
  readonly files: readonly string[];
  /** Packages of ours. `runtime` stands for all entries of it, `runtime/random` for that one. */
  readonly packages: readonly string[];
  /** Files of the same package or lesson folder. */
  readonly ownFolder: Extent;
  /** Files of lessons, as `#04-softmax/02-softmax`. */
  readonly lessons: Extent;
  /** Packages of npm, modules of Node, configuration at the root. */
  readonly others: Extent;
}

/** `types` is what disappears when the file is compiled: `import type` and `import('…')` in a type. */
export type Extent = 'all' | 'types' | 'none';

const MACHINE = { ownFolder: 'all', lessons: 'none', others: 'all' } as const;
const LESSON = { packages: ['runtime', 'datasets'], ownFolder: 'all', lessons: 'all', others: 'none' } as const;

/** Who may import whom. Nobody imports a tool or the command line, and nobody reaches into another folder by path. */
export const BOUNDARIES: readonly Boundary[] = [
  { who: 'contract', files: ['packages/contract/**'], packages: [], ...MACHINE },
  { who: 'backend', files: ['packages/backend/**'], packages: [], ...MACHINE },
  { who: 'runtime', files: ['packages/runtime/**'], packages: ['backend'], ...MACHINE },
  { who: 'datasets', files: ['packages/datasets/**'], packages: ['runtime/random'], ...MACHINE },
  { who: 'testkit', files: ['packages/testkit/**'], packages: ['contract', 'runtime'], ...MACHINE },
  { who: 'worker', files: ['packages/worker/**'], packages: ['contract', 'runtime'], ...MACHINE },
  { who: 'sandbox', files: ['packages/sandbox/**'], packages: ['contract'], ...MACHINE },
  {
    who: 'judge',
    files: ['packages/judge/**'],
    packages: ['contract', 'datasets/location', 'runtime/ladder', 'sandbox'],
    ...MACHINE,
  },
  { who: 'intake', files: ['packages/intake/**'], packages: ['contract'], ...MACHINE },
  { who: 'stubgen', files: ['packages/stubgen/**'], packages: ['contract'], ...MACHINE },
  { who: 'similarity', files: ['packages/similarity/**'], packages: ['contract'], ...MACHINE },
  { who: 'reports', files: ['packages/reports/**'], packages: ['contract'], ...MACHINE },
  { who: 'dashboard', files: ['packages/dashboard/**'], packages: ['contract', 'reports'], ...MACHINE },
  {
    who: 'class',
    files: ['packages/class/**'],
    packages: ['contract', 'datasets/location', 'intake', 'judge'],
    ...MACHINE,
  },
  { who: 'exports', files: ['packages/exports/**'], packages: ['class', 'contract', 'intake', 'reports'], ...MACHINE },
  { who: 'release', files: ['packages/release/**'], packages: ['contract', 'judge', 'stubgen'], ...MACHINE },
  {
    who: 'mutation',
    files: ['packages/mutation/**'],
    packages: ['contract', 'datasets/location', 'judge'],
    ...MACHINE,
  },
  {
    who: 'queue',
    files: ['packages/queue/**'],
    packages: ['contract', 'datasets/location', 'judge'],
    ...MACHINE,
  },
  {
    who: 'cli',
    files: ['packages/cli/**'],
    packages: [
      'class',
      'contract',
      'dashboard',
      'datasets/download',
      'datasets/location',
      'exports',
      'intake',
      'judge',
      'mutation',
      'queue',
      'release',
      'reports',
      'runtime/ladder',
      'sandbox',
      'similarity',
      'stubgen',
    ],
    ...MACHINE,
  },
  {
    who: 'tools',
    files: ['tools/*/**'],
    packages: [
      'contract',
      'backend',
      'runtime',
      'datasets',
      'testkit',
      'judge',
      'mutation',
      'sandbox',
      'class',
      'stubgen',
      'reports',
    ],
    ...MACHINE,
  },
  { who: 'solutions', files: ['solutions/*/**'], ...LESSON },
  { who: 'exercises', files: ['exercises/*/**'], ...LESSON },
  {
    who: 'specs',
    files: ['grader/*/**'],
    packages: ['testkit', 'datasets', 'runtime/random'],
    ownFolder: 'all',
    lessons: 'types',
    others: 'none',
  },
  {
    who: 'probes',
    files: ['grader/*/**/*.probe.ts'],
    packages: ['runtime'],
    ownFolder: 'types',
    lessons: 'types',
    others: 'none',
  },
  {
    who: 'wrong and alternative answers',
    files: ['grader/*/misconceptions/**', 'grader/*/alternatives/**'],
    ...LESSON,
  },
];
