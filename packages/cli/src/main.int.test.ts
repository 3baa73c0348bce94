import { parseWith, resultsSchema } from '@gradus/contract';
import { type Ended, TinyCourse } from './testing/tiny-course';

let course: TinyCourse;
beforeEach(() => (course = new TinyCourse()));
afterEach(() => course.dispose());

const resultsOf = ({ stdout }: Ended) => parseWith(resultsSchema, stdout, { file: 'stdout' });
const LESSONS = 'Lessons: 1 (01-times), 2 (02-plus).';

describe('gradus test', () => {
  it('ends with 0 as long as nothing attempted is wrong', async () => {
    await course.gradus(['stubs']);
    const untouched = await course.gradus(['test']);
    expect(untouched).toMatchObject({ code: 0, stderr: '' });
    expect(untouched.stdout).toMatch(/^1  Lesson 1 .* 0 \/ 7 .* 0 \/ 100 +not started$/m);
    expect(untouched.stdout).toContain('Next: 1.01 twice in exercises/01-times/01-twice.ts');

    course.answer('01-times/01-twice.ts');
    course.answer('02-plus/01-twiceplusone.ts');
    const begun = await course.gradus(['test']);
    expect(begun).toMatchObject({ code: 0, stderr: '' });
    expect(begun.stdout).toMatch(/^1  Lesson 1 .* 1 \/ 7 +16 \/ 100 +in progress$/m);
    expect(begun.stdout).toMatch(/^2  Lesson 2 .* 1 \/ 1 +100 \/ 100 +done$/m);
    expect(begun.stdout).toMatch(/^ +116 \/ 200$/m);
  });

  it('ends with 1 if something is wrong, with the first problem in full; gradus alone then says the same', async () => {
    await course.gradus(['stubs']);
    course.answer('01-times/02-thrice.ts', (solution) => solution.replace('factor * x', 'factor * x + true'));
    const { code, stdout, stderr } = await course.gradus(['test']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain(
      `1.02 thrice  exercises/01-times/02-thrice.ts  0 / 14 points
  ✗ thrice(7) is right
      The result is 22 but must be 21.
      input         thrice(7)
      expected      21
      received      22
  ✗ thrice(x) = 3 * x
  ✗ thrice(-3) is right
  TypeScript says:
    line 8: Operator '+' cannot be applied to types 'number' and 'boolean'.

`,
    );
    expect(stdout).toContain('Go on with: 1.02 thrice in exercises/01-times/02-thrice.ts');
    const table = /^Lesson [^]*?\/ 200$/m.exec(stdout)![0];
    expect((await course.gradus([])).stdout).toContain(table);
  });

  it('ends with 3 if the grader is at fault', async () => {
    course.answer('02-plus/01-twiceplusone.ts');
    course.write('grader/02-plus/01-twiceplusone.spec.ts', 'throw new Error("a broken spec");\n');
    const { code, stdout } = await course.gradus(['test', '2']);
    expect(code).toBe(3);
    expect(stdout).toContain('The grader failed, not you:\n  The spec did not finish.');
    expect(stdout).toContain('a broken spec');
    expect(stdout).toMatch(/could not be graded$/m);
  });

  it('--json prints results and nothing else; --out writes the same; both follow the schema', async () => {
    course.answer('02-plus/01-twiceplusone.ts', (solution) =>
      solution.replace('return', 'console.log("{ not: results"); return'),
    );
    const ended = await course.gradus(['test', '2', '--json', '--out', 'some/where/results.json']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const results = resultsOf(ended);
    expect(results).toMatchObject({ version: 1, score: 10_000, maxScore: 10_000, status: 'pass' });
    expect(results.lessons[0]!.exercises[0]!.output).toContain('{ not: results');
    expect(course.read('some/where/results.json')).toBe(ended.stdout);
  });

  it('--json names what is wrong, with exit code 1', async () => {
    course.answer('02-plus/01-twiceplusone.ts', (solution) => solution.replace('+ 1', '+ 2'));
    const ended = await course.gradus(['test', '2', '--json']);
    expect(ended).toMatchObject({ code: 1, stderr: '' });
    expect(resultsOf(ended).lessons[0]!.exercises[0]!.checks[0]).toMatchObject({
      status: 'fail',
      message: 'The result is 16 but must be 15.',
      input: 'twicePlusOne(7)',
    });
  });

  it('--seed gives other inputs, and the same ones again', async () => {
    course.answer('01-times/01-twice.ts', (solution) => solution.replace('factor * x', '0'));
    const inputWith = async (seed: string) => {
      const results = resultsOf(await course.gradus(['test', '1.01', '--json', '--no-cache', '--seed', seed]));
      expect(results.provenance.seed).toBe(Number(seed));
      return results.lessons[0]!.exercises[0]!.checks[1]!.input;
    };
    const first = await inputWith('1');
    expect(await inputWith('1')).toBe(first);
    expect(await inputWith('2')).not.toBe(first);
  });

  it('runs nothing twice unless told to', async () => {
    course.answer('02-plus/01-twiceplusone.ts');
    const durationAfter = async (...options: string[]) =>
      resultsOf(await course.gradus(['test', '2', '--json', ...options])).lessons[0]!.durationMs;
    const first = await durationAfter();
    expect(await durationAfter()).toBe(first);
    expect(await durationAfter('--no-cache')).not.toBe(first);
  });

  it('uses no colours and no control characters when its output is not a terminal', async () => {
    course.answer('01-times/01-twice.ts', (solution) =>
      solution.replace('return', 'console.log("\\u001b[31mred\\u001b[0m"); return 1 +'),
    );
    const { code, stdout, stderr } = await course.gradus(['test', '1.01']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('�[31mred�[0m');
    expect(stdout).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  it('works from a folder inside the course', async () => {
    await course.gradus(['stubs'], { folder: 'solutions/01-times' });
    const { code, stdout } = await course.gradus(['test', '1.01'], { folder: 'exercises/01-times' });
    expect(code).toBe(0);
    expect(stdout).toContain('Exercise 1.01 is not implemented yet.');
  });
});

describe('gradus refuses', () => {
  it.each([
    [['test', 'softmaxx'], `There is no lesson or exercise "softmaxx". ${LESSONS} An exercise is named like 1.01.\n`],
    [['hint', '1'], 'There is no exercise "1". An exercise is named like 1.01.\n'],
    [['stubs', '1.01'], `There is no lesson "1.01". ${LESSONS}\n`],
    [['lesson', 'check', '9'], `There is no lesson "9". ${LESSONS}\n`],
    [['tset'], 'There is no command "tset". See them all: npx gradus --help\n'],
    [['test', '--jsn'], "error: unknown option '--jsn'\n(Did you mean --json?)\n(see gradus --help)\n"],
    [['test', '--seed', '1.5'], expect.stringContaining("'1.5' is invalid. It must be a whole number.\n")],
    [
      ['test', '--backend', 'tpu'],
      expect.stringContaining('Allowed choices are auto, tensorflow-gpu, webgpu, tensorflow, wasm, cpu.\n'),
    ],
    [['lesson', 'chk'], expect.stringContaining("unknown command 'chk'\n(Did you mean check?)\n")],
    [['hint'], expect.stringContaining("missing required argument 'exercise'\n")],
    [['hint', '1.01', '1.02'], expect.stringContaining('too many arguments')],
  ])('%j with exit code 2 and one clear message', async (args, stderr) => {
    expect(await course.gradus(args)).toEqual({ code: 2, stdout: '', stderr });
  });

  it('a backend that does not exist', async () => {
    const stderr =
      'GRADUS_BACKEND is "nonsense", but must be one of auto, tensorflow-gpu, webgpu, tensorflow, wasm, cpu.\n';
    const env = { GRADUS_BACKEND: 'nonsense' };
    expect(await course.gradus(['test'], { env })).toEqual({ code: 2, stdout: '', stderr });
  });

  it('to work outside of a course', async () => {
    const stderr = 'This is not a Gradus course: run the command inside its folder.\n';
    expect(await course.gradus(['test'], { folder: '..' })).toEqual({ code: 2, stdout: '', stderr });
  });

  it('to write results where it cannot', async () => {
    const { code, stdout, stderr } = await course.gradus(['test', '2.01', '--out', 'grader']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^The results cannot be written to "grader": EISDIR.*\n$/);
  });

  it('a solution no stub can be made of, with exit code 3', async () => {
    course.edit('solutions/02-plus/01-twiceplusone.ts', '@exercise', '@exercises');
    const { code, stdout, stderr } = await course.gradus(['stubs', '2']);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^solutions\/02-plus\/01-twiceplusone\.ts:8: untagged code .*\n$/);
  });

  it('a damaged file of progress with exit code 3', async () => {
    course.write('.gradus/progress.jsonl', '{ "did": "dance" }\n');
    const { code, stdout, stderr } = await course.gradus(['hint', '1.01']);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^\.gradus\/progress\.jsonl, line 1, is not valid:\n {2}did: .*\nDelete the line .*\n$/);
  });
});

describe('gradus', () => {
  it('explains itself with exit code 0', async () => {
    const { code, stdout, stderr } = await course.gradus(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const command of ['test', 'hint', 'stubs', 'lesson'])
      expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
    expect((await course.gradus(['test', '--help'])).stdout).toContain('Exit codes: 0 nothing attempted is wrong');
  });

  it('does not complain when nobody reads to the end', async () => {
    expect(await course.gradus(['test', '--help'], { isDeaf: true })).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('keeps progress whole when it is called many times at once', async () => {
    const ended = await Promise.all(['1.01', '1.02', '1.03', '1.04'].map((id) => course.gradus(['hint', id])));
    expect(ended.map(({ code, stderr }) => ({ code, stderr }))).toEqual(Array(4).fill({ code: 0, stderr: '' }));
    const lines = course.read('.gradus/progress.jsonl').trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { exercise: string }).exercise).sort()).toEqual(
      ['fivefold', 'fourfold', 'thrice', 'twice'].map((name) => `times/${name}`),
    );
  });
});

describe('gradus sandbox', () => {
  it('tries every level, and says what holds and what is open', async () => {
    const { stdout, stderr } = await course.gradus(['sandbox', '--backend', 'cpu']);
    expect(stderr).toBe('');
    expect(stdout.match(/^(full|container|uid|weak) +(works|fails) /gm)).toHaveLength(4);
    expect(stdout).toMatch(/^weak +works[^]*✓ reads no file but its own[^]*✗ it can use the network/m);
  });

  it('refuses a level that does not work, with the reason and what to do', async () => {
    const { code, stdout, stderr } = await course.gradus(['test', '1.01', '--isolation', 'container'], {
      env: { GRADUS_IMAGE: 'localhost/no-such-image:none' },
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^The level "container" does not work here:\n {2}container: \S/);
  });
});
