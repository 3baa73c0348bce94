import { TinyCourse } from '../testing/tiny-course';

jest.setTimeout(180_000);
const course = new TinyCourse();
afterAll(() => course.dispose());

/** Long enough to have something of its own. */
const OWN = `export function NAME(x: number): number {
  let total = 0;
  const parts: number[] = [];
  for (let i = 0; i < Math.abs(x); i += 1) parts.push(i % 2 === 0 ? FACTOR : FACTOR * 1);
  while (parts.length > 0) total += parts.pop() ?? 0;
  if (Number.isNaN(total)) throw new RangeError('no number');
  return x < 0 ? -total : total; // <script>alert(1)</script>
}
`;
const FILES = ['01-twice', '02-thrice', '03-fourfold', '04-fivefold', '05-sixfold'];

beforeAll(() => {
  FILES.forEach((file, i) => {
    const text = OWN.replaceAll('NAME', file.slice(3)).replaceAll('FACTOR', String(i + 2));
    course.write(`in/ada/exercises/01-times/${file}.ts`, text);
    course.write(`in/bob/exercises/01-times/${file}.ts`, `// mine\n${text.replaceAll('total', 'sum').replaceAll(/\bi\b/g, 'k')}`); // prettier-ignore
    course.write(`in/cleo/exercises/01-times/${file}.ts`, course.read(`solutions/01-times/${file}.ts`));
    course.write(`in/dan/exercises/01-times/${file}.ts`, course.read(`solutions/01-times/${file}.ts`));
  });
  course.write('in/eve/exercises/01-times/01-twice.ts', '(`${'.repeat(40_000));
  course.write('in/notes.txt', 'x');
});

test('gradus similarity finds a copy with other names, and nobody else', async () => {
  const { code, stdout, stderr } = await course.gradus(['similarity', 'in', '--out', 'found']);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(stdout).toContain('5 submissions compared: 1 pair from');
  expect(stdout).toContain('Not compared: eve 1.01: is longer than any answer needs to be');
  expect(stdout).toContain('never an automatic penalty');
  const { version, groups, pairs } = JSON.parse(course.read('found/similarity.json')) as { version: number; groups: string[][]; pairs: object[] }; // prettier-ignore
  expect([version, groups, pairs.length]).toEqual([1, [['ada', 'bob']], 1]);
  expect(JSON.stringify(pairs)).not.toContain('while');
  expect(course.read('found/index.html')).toContain('href="pairs/001.html"');
  const page = course.read('found/pairs/001.html');
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).not.toContain('<script');
});

test('gradus similarity replaces what it wrote, and nothing else', async () => {
  const again = await course.gradus(['similarity', 'in', '--out', 'found', '--weight', '100000']);
  expect(again.stdout).toContain('0 pairs');
  expect(course.read('found/index.html')).toContain('No two submissions stand out');
  expect(() => course.read('found/pairs/001.html')).toThrow('ENOENT');
  const refused = await course.gradus(['similarity', 'in', '--out', 'solutions']);
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('"solutions" holds other things')]);
});

test('gradus similarity says what is wrong with an option, or a folder', async () => {
  const ended = await Promise.all(
    [['nowhere'], ['in', '--threshold', '0'], ['in', '--lessons', '9']].map((args) => course.gradus(['similarity', ...args])), // prettier-ignore
  );
  expect(ended.map(({ code }) => code)).toEqual([2, 2, 2]);
  expect(ended[0]!.stderr).toContain('There is no folder nowhere');
  expect(ended[1]!.stderr).toContain('from 1 to 100');
});
