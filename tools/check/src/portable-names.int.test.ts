import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../..');
/** Windows knows 260 characters, of which the folder of a checkout may take the rest. */
const MOST_CHARACTERS = 120;

const paths = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0').filter(Boolean); // prettier-ignore

test('every system can have all files of the repository, and none of them twice', () => {
  expect(paths.length).toBeGreaterThan(1000);
  expect(problemsOf(paths)).toEqual([]);
});

test.each([
  ['a name of a device', ['src/aux.ts'], ['src/aux.ts']],
  ['a dot at the end', ['src/a.'], ['src/a.']],
  ['other letters', ['src/é.ts', 'a b.ts', 'a:b.ts'], ['src/é.ts', 'a b.ts', 'a:b.ts']],
  ['a path too long', ['x'.repeat(121)], ['x'.repeat(121)]],
  ['two that differ in case only', ['src/a.ts', 'Src/A.ts'], ['Src/A.ts']],
])('%s is found', (_, names, expected) => expect(problemsOf(names)).toEqual(expected));

function problemsOf(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((path) => {
    const isTwice = seen.has(path.toLowerCase());
    seen.add(path.toLowerCase());
    return isTwice || path.length > MOST_CHARACTERS || !path.split('/').every(isPortable);
  });
}

function isPortable(name: string): boolean {
  return /^[A-Za-z0-9._@+-]+$/.test(name) && !name.endsWith('.') && !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);
}
