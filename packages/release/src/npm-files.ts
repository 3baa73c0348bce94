import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { lockSubset } from './lock-subset';

/** Packages that are installed, as the course's lock calls them: what runs specs, transpiles answers, and speaks about types. */
const INSTALLED = ['jest', '@swc/core', '@swc/jest', '@types/node', 'typescript-7'];
const COURSE = 'gradus-course';
const MACHINE = '@gradus/machine';

const rootSchema = z.object({
  engines: z.object({ node: z.string() }),
  overrides: z.record(z.string(), z.string()).optional(),
  devDependencies: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()).optional(),
});

/** `package.json` of the edition and of its machine, and the lock for both, in the versions that the course has. */
export function npmFiles(root: string, version: string): (readonly [path: string, text: string])[] {
  const course = rootSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const locked = lockSubset(readFileSync(join(root, 'package-lock.json'), 'utf8'), INSTALLED);
  const has = (name: string) => locked[`node_modules/${name}`] !== undefined;
  const only = <T>(entries: Record<string, T> = {}) =>
    Object.fromEntries(Object.entries(entries).filter(([name]) => has(name)));
  const dependencies = Object.fromEntries(INSTALLED.map((name) => [name, course.devDependencies[name] ?? locked[`node_modules/${name}`]!.version])); // prettier-ignore
  const common = { version, license: 'MIT', engines: course.engines };
  const edition = {
    name: COURSE,
    ...common,
    private: true,
    description: 'Dive into Deep Learning as TypeScript exercises that grade themselves',
    type: 'commonjs',
    workspaces: ['machine'],
    scripts: { test: 'gradus test', gradus: 'gradus' },
    overrides: only(course.overrides),
    allowScripts: only(course.allowScripts),
  };
  const machine = {
    name: MACHINE,
    ...common,
    private: true,
    description: 'The judge of the course, built: nothing in here is to be edited',
    type: 'commonjs',
    bin: { gradus: './gradus.cjs' },
    dependencies,
  };
  const packages = {
    '': { name: COURSE, ...common, workspaces: ['machine'] },
    machine: { name: MACHINE, ...common, dependencies, bin: { gradus: 'gradus.cjs' } },
    [`node_modules/${MACHINE}`]: { resolved: 'machine', link: true },
    ...locked,
  };
  return [
    ['package.json', json(edition)],
    ['machine/package.json', json(machine)],
    ['package-lock.json', json({ name: COURSE, version, lockfileVersion: 3, requires: true, packages })],
  ];
}

/** Of the package that lays an edition down: `npm create gradus-course`. */
export function createManifest(root: string, version: string): string {
  const { engines } = rootSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return json({
    name: `create-${COURSE}`,
    version,
    description: 'Lays down Dive into Deep Learning as TypeScript exercises that grade themselves',
    license: 'MIT',
    engines,
    bin: { [`create-${COURSE}`]: './create.cjs' },
    files: ['create.cjs', 'course.tgz'],
  });
}

function json(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}
