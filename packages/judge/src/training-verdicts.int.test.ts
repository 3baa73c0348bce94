import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckResult, Verdict } from '@gradus/contract';
import { assignments, readCourse } from './course';
import { grade } from './grade';
import { makeLesson } from './testing/make-course';
import { TempCourse } from './testing/temp-course';

jest.setTimeout(240_000);

const FOLDER = join(__dirname, 'fixtures/trainings');
const NAMES = readdirSync(FOLDER).map((file) => file.replace('.ts', ''));

/** What a student reads of a training that goes wrong: verdict, message, likely cause. */
const EXPECTED: Record<string, [Verdict, message: RegExp, cause: RegExp | undefined]> = {
  right: ['pass', /^$/, undefined],
  'log-of-zero': [
    'fail',
    /^The loss is NaN from step \d+ on, in epoch \d\. Before, it was .* The final loss is NaN but must be between -1 and 0\.5\.$/,
    /^NaN comes from log 0/,
  ],
  'goes-uphill': ['fail', /^The loss (went from [\d.]+ to [\d.e]+ in epoch 4|is infinite from)/, /^The steps are too large, or go uphill/],
  'never-steps': ['fail', /^The loss stays at 0\.693 in all 4 epochs: nothing is learnt\. /, /^The steps do not reach the variables/],
  'one-huge-tensor': [
    'memory-limit',
    /^The code needs more memory than it may have \(01-train\/\d\d-one-huge-tensor\.ts:\d+\): one tensor of shape \[400, 400, 2000\] takes 1221 MB; 819 MB is what all tensors together may take\. 0 of 4 epochs were done\.$/,
    /^Something is far larger than it should be: the whole data set in one minibatch/,
  ],
  'keeps-tensors': [
    'memory-limit',
    /^The code needs more memory than it may have \(01-train\/\d\d-keeps-tensors\.ts:\d+\): \d{3} tensors take 8\d\d MB, the last of them has the shape \[1000, 1000\]; .* [1-3] of 4 epochs (was|were) done\.$/,
    /^Tensors pile up/,
  ],
  'catches-the-limit': ['memory-limit', /^The code used more than 1024 MB of memory\. 0 of 4 epochs were done\.$/, undefined],
  'endless-epoch': ['timeout', /^train\(\) did not finish within 6 s\. The first of 4 epochs was not over, after \d+ steps\.$/, /^The loop over the minibatches never ends/],
  'endless-epochs': ['timeout', /^train\(\) (did not finish within 6 s|called back more than 20000 times)\. All 4 epochs were reported, and then \d+ more\.$/, /^The loop over the epochs never ends/],
  'endless-end': ['timeout', /^train\(\) did not finish within 6 s\. All 4 epochs were reported\.$/, /^What never ends comes after/],
  slow: ['timeout', /^train\(\) did not finish within 6 s\. [12] of 4 epochs (was|were) done\. Each took [\d.]+ s: 4 need [\d.]+ s\.$/, /^This is slow rather than endless/],
}; // prettier-ignore

/** What eats memory needs its time on a busy machine; what never ends needs none. */
const SECONDS: Readonly<Record<string, number>> = { timeout: 6 };

const SPEC = (
  id: string,
  callSeconds: number,
) => `import { check, exercise, learningCurve, tensor, trainedOnce } from '@gradus/testkit';
const { train } = exercise<any>('${id}');
const curve = learningCurve({ epochs: 4, guess: Math.log(2) });
const trained = trainedOnce((gen) => train(gen.normal([64, 4]), { epochs: 4, lr: 2, onStep: curve.step, onEpoch: curve.add }));
const isRight = async (gen: any) => expect(await trained(gen)).toBeBetween(-1, 0.5, { name: 'final loss' });
const cause = 'The cause that the author supposes.';
check('first', 'train() trains', isRight, { callSeconds: ${callSeconds}, cause });
check('second', 'train() trained', isRight, { callSeconds: ${callSeconds}, cause });
check('other', 'train() of nothing gives 7', async () => expect(await train(undefined, {})).toBe(7));
`;

const lesson = makeLesson(
  '01-train',
  NAMES.map((name, i) => ({ file: `${String(i + 1).padStart(2, '0')}-${name}.ts`, checks: ['first', 'second', 'other'] })),
  { budget: { callSeconds: 6, exerciseSeconds: 300 } },
); // prettier-ignore
const course = new TempCourse([lesson]);
const checks = new Map<string, CheckResult[]>();

beforeAll(async () => {
  for (const [i, { id, file }] of lesson.exercises.entries()) {
    course.write(`exercises/01-train/${file}`, readFileSync(join(FOLDER, `${NAMES[i]}.ts`)));
    course.write(
      `grader/01-train/${file.replace('.ts', '.spec.ts')}`,
      SPEC(id, SECONDS[EXPECTED[NAMES[i]!]![0]] ?? 30),
    );
  }
  const lessons = readCourse(course.root);
  const submission = { id: 'ada', root: course.root, tree: 'exercises' };
  const given = { course: lessons, submission, assignments: assignments(lessons), backend: 'wasm', cache: false };
  const { exercises } = (await grade(given)).lessons[0]!;
  exercises.forEach((exercise, i) => checks.set(NAMES[i]!, exercise.checks));
});
afterAll(() => course.remove());

test('every training is expected to end in some way', () => {
  expect(Object.keys(EXPECTED).sort()).toEqual(NAMES.sort());
});

describe.each(Object.entries(EXPECTED))('%s', (name, [status, message, cause]) => {
  test(`is ${status}, and says why`, () => {
    const [first] = checks.get(name)!;
    expect([first!.status, first!.message ?? '', first!.cause]).toEqual([
      status,
      expect.stringMatching(message),
      cause && expect.stringMatching(cause),
    ]);
  });

  test('says the same in every check that looks at the training, and costs no other', () => {
    const [first, second, other] = checks.get(name)!;
    expect([second!.status, second!.message, second!.cause]).toEqual([first!.status, first!.message, first!.cause]);
    expect(other!.status).toBe('pass');
  });
});
