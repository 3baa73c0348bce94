import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ExerciseResult } from '@gradus/contract';
import { encloseWeakly } from '@gradus/sandbox';
import { typeChecker, type TypedFile } from './check-types';
import { TypeChecker } from './type-checker';
import type { TypeLibrary } from './library-format';
import { typeLibrary } from './type-library';

const ROOT = resolve(__dirname, '../../../..');
const SOLUTIONS = join(ROOT, 'solutions');

function answer(path: string, change: (text: string) => string = (text) => text): TypedFile {
  return { path, text: change(readFileSync(join(SOLUTIONS, path), 'utf8')) };
}

describe('the compiler in a process of our own', () => {
  const library = JSON.parse(readFileSync(typeLibrary(ROOT), 'utf8')) as TypeLibrary;
  const check = typeChecker(library);

  it('has nothing to say of any solution', () => {
    const files = readdirSync(SOLUTIONS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const answers = files.map((path) => answer(path.replaceAll('\\', '/')));
    expect(
      check(answers)
        .map((advice, i) => [answers[i]!.path, ...advice])
        .filter(({ length }) => length > 1),
    ).toEqual([]);
    expect(answers.length).toBeGreaterThan(90);
  });

  it('names the line, also of what is no TypeScript', () => {
    const wrong = answer('04-softmax/02-softmax.ts', (text) => text.replace('e.div(', 'e.dif('));
    const broken = { path: '04-softmax/04-log-softmax.ts', text: 'export function logSoftmax( {' };
    const [first, second] = check([wrong, broken]);
    expect(first).toEqual(["line 33: Property 'dif' does not exist on type 'Tensor<Rank>'."]);
    expect(second![0]).toMatch(/^line 1: /);
  });

  it('sees the references in place of other answers, as the judge does', () => {
    const other = { path: '04-softmax/01-one-hot-encode.ts', text: 'export const nothing = 1;' };
    const user = {
      path: '04-softmax/06-cross-entropy.ts',
      text: "import { oneHotEncode } from './01-one-hot-encode';\noneHotEncode;\nimport { gone } from './99-gone';\n",
    };
    expect(check([other, user])[1]).toEqual([expect.stringContaining("line 3: Cannot find module './99-gone'")]);
  });

  it('keeps messages few and short', () => {
    const long = `const a = { ${'x'.repeat(2_000)}: 1 };\n${'a.y;\n'.repeat(20)}`;
    const [advice] = check([{ path: '04-softmax/02-softmax.ts', text: long }]);
    expect(advice).toHaveLength(5);
    expect(Math.max(...advice!.map(({ length }) => length))).toBeLessThanOrEqual(500);
  });

  it('knows declarations of the solutions, and nothing of how they work', () => {
    const declared = Object.entries(library.files).filter(([path]) => path.startsWith('solutions/'));
    expect(declared.length).toBeGreaterThan(90);
    expect(declared.every(([path]) => path.endsWith('.d.ts'))).toBe(true);
    expect(library.files['solutions/04-softmax/02-softmax.d.ts']).not.toContain('shifted');
  });
});

describe('TypeChecker', () => {
  const types = new TypeChecker(ROOT, encloseWeakly);
  afterAll(() => types.close());

  const result = (status: ExerciseResult['status']) => ({ id: '4.02', status }) as ExerciseResult;
  const adviseOn = async (status: ExerciseResult['status'], file: TypedFile | undefined) =>
    (await types.advise([result(status)], () => file))[0]!.typeErrors;
  const WRONG = answer('04-softmax/02-softmax.ts', (text) => text.replace('e.div(', 'e.dif('));

  it('advises on what fails, and on nothing else', async () => {
    expect(await adviseOn('fail', WRONG)).toEqual([expect.stringContaining("line 33: Property 'dif'")]);
    expect(await adviseOn('pass', WRONG)).toBeUndefined();
    expect(await adviseOn('not-started', WRONG)).toBeUndefined();
    expect(await adviseOn('fail', undefined)).toBeUndefined();
    expect(await adviseOn('fail', answer('04-softmax/02-softmax.ts'))).toBeUndefined();
  });

  it('survives what the compiler does not', async () => {
    const bomb = { path: '04-softmax/02-softmax.ts', text: `const a = ${'['.repeat(200_000)}` };
    expect(await adviseOn('fail', bomb)).toBeUndefined();
    expect(await adviseOn('fail', WRONG)).toHaveLength(1);
  });
});
