import { parseWith } from './parse-with';
import { RELEASE_FILE, releaseSchema } from './release';

type Draft = ReturnType<typeof draft>;
const hash = (digit: string) => digit.repeat(64);

/** A manifest in which everything is right. */
function draft() {
  return {
    format: 1,
    version: '1.2.0',
    files: [
      { path: 'packages/cli/bin/gradus.cjs', sha256: hash('1'), executable: true },
      { path: 'stubs/04-softmax/02-softmax.ts', sha256: hash('2') },
      { path: 'exercises/04-softmax/02-softmax.ts', sha256: hash('2'), exercise: 'softmax/softmax', formerly: ['softmax/softMax'], base: 'stubs/04-softmax/02-softmax.ts' },
      { path: 'exercises/04-softmax/03-argmax.ts', sha256: hash('3'), exercise: 'softmax/argmax' },
    ],
  }; // prettier-ignore
}

/** The sentence that a changed manifest is refused with. */
function complaint(change: (release: Draft) => void): string {
  const release = draft();
  change(release);
  try {
    parseWith(releaseSchema, JSON.stringify(release), { file: RELEASE_FILE });
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
}

test('releaseSchema accepts a manifest and changes nothing in it', () => {
  expect(releaseSchema.parse(draft())).toEqual(draft());
});

describe('releaseSchema names the field and what is wrong with it', () => {
  const elsewhere = 'holds a name that leads elsewhere or that not every system can have';
  const cases: [fact: string, change: (release: Draft) => void, sentence: string][] = [
    ['a newer format', (r) => (r.format = 2), 'format: this edition needs a newer gradus: only format 1 is known here'],
    ['a version that is none', (r) => (r.version = 'v1.2'), 'version: must look like "1.2.0"'],
    ['no files', (r) => (r.files = []), 'files: Too small'],
    ['a hash that is none', (r) => (r.files[0]!.sha256 = 'abc'), 'files[0].sha256: must be 64 hexadecimal digits'],
    ['a path that occurs twice', (r) => (r.files[1]!.path = 'Packages/CLI/bin/gradus.cjs'), 'files[1].path: "Packages/CLI/bin/gradus.cjs" is there twice'],
    ['itself', (r) => (r.files[0]!.path = RELEASE_FILE), `files[0].path: "${RELEASE_FILE}" is there twice`],
    ['an exercise that occurs twice', (r) => (r.files[3]!.exercise = 'softmax/softmax'), 'files[3].exercise: "softmax/softmax" is there twice'],
    ['a former name that somebody else has', (r) => (r.files[2]!.formerly = ['softmax/argmax']), 'files[2].formerly: "softmax/argmax" is, or was, another exercise, too'],
    ['a former name of two', (r) => Object.assign(r.files[3]!, { formerly: ['softmax/softMax'] }), 'files[3].formerly: "softmax/softMax" is, or was, another exercise, too'],
    ['a base with other content', (r) => (r.files[1]!.sha256 = hash('4')), 'files[2].base: "stubs/04-softmax/02-softmax.ts" must be a file'],
    ['a base that is not there', (r) => (r.files[2]!.base = 'stubs/x.ts'), 'files[2].base: "stubs/x.ts" must be a file'],
    ['a base that students write in', (r) => (r.files[2]!.base = r.files[2]!.path), 'files[2].base:'],
    ['a base without an exercise', (r) => Object.assign(r.files[0]!, { base: 'stubs/04-softmax/02-softmax.ts' }), 'files[0].base: only a file with an exercise has one'],
    ['a field nobody knows', (r) => Object.assign(r.files[0]!, { mode: 7 }), 'files[0]: Unrecognized key: "mode"'],
  ]; // prettier-ignore

  test.each(cases)('%s', (_, change, sentence) => expect(complaint(change)).toContain(`\n  ${sentence}`));

  test.each([
    ['../outside.ts', elsewhere],
    ['exercises/../../outside.ts', elsewhere],
    ['./a.ts', elsewhere],
    ['a/.../b.ts', elsewhere],
    ['/etc/passwd', 'must look like'],
    ['C:/Windows/a.ts', 'must look like'],
    ['a\\..\\b.ts', 'must look like'],
    ['a//b.ts', 'must look like'],
    ['a.ts:stream', 'must look like'],
    ['a b.ts', 'must look like'],
    ['exercises/con.ts', elsewhere],
    ['exercises/NUL', elsewhere],
    ['exercises/a.', elsewhere],
    ['.git/hooks/post-checkout', 'must not lie in .git, .gradus, node_modules'],
    ['packages/x/.GIT/config', 'must not lie in'],
    ['node_modules/jiti/index.js', 'must not lie in'],
    ['.gradus/progress.jsonl', 'must not lie in'],
    ['a'.repeat(201), 'Too big'],
  ])('the path %s', (path, sentence) => {
    expect(complaint((release) => (release.files[0]!.path = path))).toContain(`\n  files[0].path: ${sentence}`);
  });
});
