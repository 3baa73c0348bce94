import type { Language, CheckResult, ExerciseResult } from '@gradus/contract';
import { type Assignment, assignments, type ExerciseStanding } from '@gradus/judge';
import { makeTerminal } from '@gradus/reports';
import { textsIn } from '../../language/texts';
import { makeCourse } from '../../testing/make-course';
import { firstModel, type Model } from './model';
import { screen } from './screen';

const COURSE = makeCourse('/nowhere', ['01-times', '02-plus']);
const ALL = assignments(COURSE);
const [A, B] = ALL as [Assignment, Assignment];

const check = (title: string, status: CheckResult['status'], more: Partial<CheckResult> = {}): CheckResult => ({
  id: 'a',
  title,
  status,
  score: 0,
  maxScore: 100,
  trust: 'judge',
  visibility: 'public',
  sideCondition: false,
  durationMs: 1,
  ...more,
});
const result = (status: ExerciseResult['status'], checks: CheckResult[]): ExerciseResult => ({
  ...{
    id: '1.01',
    name: 'exercise01',
    file: '01-exercise.ts',
    score: 0,
    maxScore: 5000,
    status,
    checks,
    durationMs: 1,
  },
});
const WRONG = result('fail', [
  check('exercise(7) is right', 'fail', { message: 'The result is 22 but must be 21.', input: 'exercise(7)' }),
  check('exercise(x) = 3 * x', 'fail', { message: 'Another problem.' }),
]);

function modelOf(standing: Partial<ExerciseStanding>, more: Partial<Model> = {}): Model {
  const standings = ALL.map((each): [Assignment, ExerciseStanding] => [each, { status: 'not-started', score: 0 }]);
  const { busy: _, ...model } = firstModel(ALL, new Map(standings));
  return {
    ...model,
    standings: new Map([...standings, [A, { status: 'not-started', score: 0, ...standing }]]),
    ...more,
  };
}
const draw = (model: Model, width = 100, height = 30, lang: Language = 'en') =>
  screen(model, textsIn(COURSE, lang), makeTerminal(width, false), height);
const KEYS = 'h hint   n next   l list   o README   a all checks   q quit';

describe('screen()', () => {
  it('of an exercise nobody began says what to do', () => {
    expect(draw(modelOf({}))).toBe(
      [
        '░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  0 / 4 exercises  0 / 200 points\n',
        '1.01 exercise01\nexercises/01-times/01-exercise.ts\n',
        'Read exercises/01-times/README.md first (key o). Open the file, replace the throw, and save: it is\njudged at once.\n',
        KEYS,
      ].join('\n'),
    );
  });

  it('of a wrong answer shows the first problem in full', () => {
    const text = draw(modelOf({ status: 'fail', result: WRONG }));
    expect(text).toContain(
      '1.01 exercise01  exercises/01-times/01-exercise.ts  0 / 50 points\n  ✗ exercise(7) is right\n',
    );
    expect(text).toContain('The result is 22 but must be 21.');
    expect(text).toContain('input         exercise(7)');
    expect(text).not.toContain('Another problem.');
  });

  it('shows every problem to who asks for all checks, however long that is', () => {
    const text = draw(modelOf({ status: 'fail', result: WRONG }, { view: 'all' }), 100, 5);
    expect(text).toContain('The result is 22 but must be 21.');
    expect(text).toContain('Another problem.');
    expect(text).toContain('a first problem');
  });

  it('of a right answer counts it, and says where to go on', () => {
    const passed = modelOf({
      status: 'pass',
      score: 5000,
      result: result('pass', [check('exercise(7) is right', 'pass')]),
    });
    const text = draw(passed);
    expect(text).toMatch(/^█{10}░{30} {2}1 \/ 4 exercises {2}50 \/ 200 points\n/);
    expect(text).toContain('✓ 1.01 passes. Press n to go on with 1.02 exercise02.');
    expect(text).toContain('npx gradus diff 1.01');
  });

  it('shows as many hints as were asked for', () => {
    const text = draw(modelOf({}, { hints: 2 }));
    expect(text).toContain('Hint 1 of 3\n  Look at the shape.');
    expect(text).toContain('Hint 2 of 3\n  One axis is missing.');
    expect(text).not.toContain('Use keepDims.');
  });

  it('says what is going on, of the exercise in view only', () => {
    expect(draw(modelOf({}, { busy: 'starting' }))).toContain('The judge is starting …');
    expect(draw(modelOf({}, { busy: A }))).toContain('Judging …');
    expect(draw(modelOf({}, { busy: B }))).not.toContain('Judging …');
  });

  it('says nothing of an earlier pass while what was saved since is judged', () => {
    const text = draw(modelOf({ status: 'pass', score: 5000 }, { busy: A }));
    expect(text).toContain('Judging …');
    expect(text).not.toMatch(/passes|replace the throw/);
    expect(draw(modelOf({}, { busy: A }))).toContain('replace the throw');
  });

  it('is framed in Chinese for who reads it', () => {
    expect(draw(modelOf({}, { hints: 1 }), 40, 24, 'zh')).toBe(
      [
        '░░░░░░░░░░░░░  0 / 4 道练习  0 / 200 分\n',
        '提示 1 / 3\n  Look at the shape.\n',
        '1.01 exercise01\nexercises/01-times/01-exercise.ts\n',
        '请先阅读 exercises/01-times/README.md\n（按 o 键）。打开文件，把 throw 那一行换\n成你的代码并保存，随即就会评分。\n',
        'h 提示   n 下一题   l 列表   o README\na 全部检查项   q 退出',
      ].join('\n'),
    );
  });

  it('of a file that is missing says how to bring it back', () => {
    const missing = check('a', 'not-started', { message: 'a.ts is missing; "npx gradus stubs" brings it back.' });
    expect(draw(modelOf({ result: result('not-started', [missing]) }))).toContain('"npx gradus stubs" brings it back.');
  });

  it('lists the exercises around the marked one', () => {
    const text = draw(modelOf({ status: 'pass', score: 5000 }, { view: 'list', marked: 1 }), 60);
    expect(text).toMatch(/^ {2}✓ 1\.01 exercise01 +50 \/ 50$/m);
    expect(text).toMatch(/^▸ · 1\.02 exercise02 +0 \/ 50$/m);
    expect(text).toContain('↑ ↓ choose   enter go there   l back   q quit');
    expect(draw(modelOf({}, { view: 'list', marked: 3 }), 60, 11)).not.toContain('1.01');
  });
});

describe.each([
  [40, 24],
  [40, 10],
  [60, 16],
  [200, 50],
])('on a terminal of %i columns and %i lines', (width, height) => {
  const long = result(
    'fail',
    [...Array(30).keys()].map((i) => check(`check ${i} of an answer with a long title`, 'fail')),
  );
  const models = [modelOf({}), modelOf({ status: 'fail', result: long }), modelOf({}, { view: 'list', hints: 3 })];

  it.each(models)('nothing runs out of the screen', (model) => {
    const lines = draw(model, width, height).split('\n');
    const taken = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
    expect(taken).toBeLessThanOrEqual(height);
  });

  it('says that there is more', () => {
    if (height < 30) expect(draw(models[1]!, width, height)).toContain('… more: key a');
  });
});

test('nothing that a student prints moves the cursor', () => {
  const wild = result('fail', [
    check('a', 'fail', { message: '\u001b[2J\u001b]0;title\u0007 gone', received: '\u202egnorw' }),
  ]);
  const text = draw(modelOf({ status: 'fail', result: { ...wild, output: '\u001b[1;1Hmine' } }));
  expect(text).not.toMatch(/[\u001b\u0007\u202e]/);
});
