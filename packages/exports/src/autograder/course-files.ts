import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const OUTERMOST = ['package.json', 'package-lock.json', '.npmrc', 'nx.json', 'jest.preset.cjs', 'tsconfig.json', 'tsconfig.exercises.json']; // prettier-ignore

/** What nothing is graded with: tests, what they compare with, and answers that graders are tried on. */
const NOT_NEEDED = /(^|\/)(node_modules|fixtures|misconceptions|alternatives|\.[^/]+)(\/|$)|\.test\.ts$/;

/** The files of a course that grading a class needs, and that `npm ci` wants to see; paths with `/`, sorted. */
export function courseFiles(root: string): string[] {
  const folders = ['packages', 'grader', 'solutions'].flatMap((folder) => filesBelow(root, folder));
  const tools = filesBelow(root, 'tools').filter((path) => /^tools\/[^/]+\/package\.json$/.test(path));
  return [...OUTERMOST.filter((path) => existsSync(join(root, path))), ...folders, ...tools].sort();
}

function filesBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (NOT_NEEDED.test(path)) return [];
    return statSync(join(root, path)).isDirectory() ? filesBelow(root, path) : [path];
  });
}
