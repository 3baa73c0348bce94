import { parse } from 'csv-parse/sync';
import { Lexer } from 'marked';
import type { z } from 'zod';
import { absenceOf } from '../absence';
import { gradedOf } from '../grades/grade';
import { exampleClass } from '../testing/example-class';
import { expectGolden } from '../testing/golden';
import { readXml } from '../testing/read-xml';
import { classroomSchema } from './classroom';
import { classJsonSchema } from './class-json';
import { ctrfSchema } from './ctrf';
import { exercismSchema } from './exercism';
import { gradescopeSchema } from './gradescope';
import { prairieLearnSchema } from './prairielearn';
import type { FormatName } from './names';
import { FORMATS, type Format } from './table';

const grades = exampleClass();
const bob = gradedOf(grades.grades[1]!)!;
const NAMES = Object.keys(FORMATS) as FormatName[];

function rendered(name: FormatName, key?: string): string {
  const format: Format = FORMATS[name];
  return format.kind === 'student' ? format.render(bob) : format.render(grades, key ?? format.keys[0]!);
}
const table = (name: FormatName, key?: string) => parse(rendered(name, key)) as string[][];

test.each(NAMES)('%s is as it was looked at', (name) => {
  const format = FORMATS[name];
  const text = rendered(name);
  if (name === 'classroom') expectGolden('classroom.json', `${JSON.stringify(JSON.parse(decoded(text)), null, 2)}\n`);
  else expectGolden(format.kind === 'class' ? `class.${format.file}` : `${name}.${format.extension}`, text);
});

test.each<[FormatName, z.ZodType]>([
  ['gradescope', gradescopeSchema],
  ['prairielearn', prairieLearnSchema],
  ['exercism', exercismSchema],
  ['ctrf', ctrfSchema],
  ['json', classJsonSchema],
])('%s keeps to its schema, which refuses other fields', (name, schema) => {
  const json = JSON.parse(rendered(name)) as object;
  expect(schema.parse(json)).toEqual(json);
  expect(schema.safeParse({ ...json, points: 1 }).success).toBe(false);
});

test('Gradescope takes the sum after weights, overrides and lateness', () => {
  expect(JSON.parse(rendered('gradescope'))).toMatchObject({
    score: 66.66,
    execution_time: 12.5,
    visibility: 'visible',
  });
});

test('PrairieLearn takes the share of 1, and every test has points', () => {
  const { score, tests } = JSON.parse(rendered('prairielearn')) as { score: number; tests: { points: number; max_points: number }[] };
  expect(score).toBe(0.6666);
  expect(tests.map((test) => [test.points, test.max_points])).toEqual([[100, 100], [50, 50], [0, 50]]);
}); // prettier-ignore

describe('the classroom', () => {
  const result = classroomSchema.parse(JSON.parse(decoded(rendered('classroom'))));

  test("has the sum that its reporter makes, adding up the tests' scores", () => {
    expect(result.tests.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(66.66, 10);
    expect(result.max_score).toBe(100);
  });

  test('is one line, as the output of a step must be', () => {
    expect(rendered('classroom')).toMatch(/^[A-Za-z0-9+/=]+\n$/);
  });
});

test('CTRF counts its tests', () => {
  const { results } = ctrfSchema.parse(JSON.parse(rendered('ctrf')));
  const { tests, passed, failed, skipped, pending, other } = results.summary;
  expect([tests, passed, failed]).toEqual([3, 2, 1]);
  expect(passed + failed + skipped + pending + other).toBe(tests);
});

test('JUnit XML is read again by a parser, with its counts', () => {
  const root = readXml(rendered('junit'));
  const suites = root.children.filter(({ name }) => name === 'testsuite');
  for (const element of [root, ...suites]) {
    const cases = element.all('testcase');
    expect(element.attributes['tests']).toBe(String(cases.length));
    expect(element.attributes['failures']).toBe(String(element.all('failure').length));
    expect(element.attributes['errors']).toBe(String(element.all('error').length));
  }
  expect(root.all('failure')[0]!.text).toContain('element [0, 1] is off\ninput: softmax(float32 [2] [1, 2])');
  expect(root.children[0]!.all('property').map(({ attributes }) => attributes)).toEqual([
    { name: 'points', value: '66.66' },
    { name: 'max', value: '100' },
  ]);
});

describe('Canvas', () => {
  test('finds identities, the assignment, its points, and a row for everybody with a grade', () => {
    expect(table('canvas')).toEqual([
      ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'Homework 1 (4711)'],
      ['Points Possible', '', '', '', '', '100'],
      ['Lovelace, Ada', '', '', 'ada', '', '100'],
      [`'=HYPERLINK("http://evil")`, '', '', 'bob', '', '66.66'],
    ]);
  });

  test.each([['id', 1], ['sis-user-id', 2], ['sis-login-id', 3]])('ids may be %s', (key, column) => {
    expect(table('canvas', key)[2]![column]).toBe('ada');
  }); // prettier-ignore
});

describe('Moodle', () => {
  test('gets rows that it can use, and no reasons', () => {
    const rows = table('moodle');
    expect(rows[0]).toEqual(['username', 'Homework 1 (4711)', 'Homework 1 (4711) feedback']);
    expect(rows.slice(1).map((row) => row.slice(0, 2))).toEqual([['ada', '100'], ['bob', '66.66']]);
    for (const [, points] of rows.slice(1)) expect(points).toMatch(/^\d+(\.\d+)?$/);
    expect(rendered('moodle')).not.toContain('REASON');
  }); // prettier-ignore

  test('users may be emails of the roster', () => expect(table('moodle', 'email')[2]![0]).toBe('bob@example.org'));
});

test('the plain table has a row for everybody, whatever became of them', () => {
  const rows = parse(rendered('csv'), { columns: true }) as Record<string, string>[];
  expect(rows.map(({ id, status, points, note }) => [id, status, points, note])).toEqual([
    ['ada', 'graded', '100', ''],
    ['bob', 'graded', '66.66', ''],
    ['cleo', 'missing', '', ''],
    ['dan', 'infra-error', '', '4.02: the disk is full'],
    ["'=1+1", 'refused', '', 'An id must begin with a letter.'],
  ]);
  expect(rows[1]).toMatchObject({ before_late: '83.33', days_late: '2', percent_late: '20', '04-softmax': '75' });
});

test('Markdown is a heading, a table of the lessons, and a block for each problem', () => {
  const tokens = new Lexer({ gfm: true }).lex(rendered('markdown')).filter(({ type }) => type !== 'space');
  expect(tokens.map(({ type }) => type)).toEqual([
    'heading',
    'paragraph',
    'table',
    'list',
    'heading',
    'paragraph',
    'code',
  ]);
});

test.each(NAMES.filter((name) => FORMATS[name].kind === 'student'))("%s tells what was decided, not why", (name) => {
  const text = name === 'classroom' ? decoded(rendered(name)) : rendered(name);
  expect(text).not.toContain('REASON');
}); // prettier-ignore

describe('without a grade', () => {
  const [dan, refused] = ['dan', '=1+1'].map((id) => absenceOf(grades.grades.find((grade) => grade.id === id)!)!);
  const said = (name: 'gradescope' | 'prairielearn' | 'exercism', why = dan!) => FORMATS[name].absence!(why);

  test('PrairieLearn does not count an attempt that the grader failed on', () => {
    const results = prairieLearnSchema.parse(JSON.parse(said('prairielearn')!));
    expect(results).toEqual({ gradable: false, message: expect.stringContaining('The grader failed.') });
  });

  test('Exercism says error, Gradescope gets nothing, and nobody reads what broke', () => {
    expect(exercismSchema.parse(JSON.parse(said('exercism')!))).toMatchObject({ status: 'error', tests: [] });
    expect(said('gradescope')).toBeUndefined();
    expect(dan!.message).not.toContain('disk');
  });

  test('whoever handed in something that cannot be used is told why', () => {
    const message = 'Nothing of the submission could be used. An id must begin with a letter.';
    expect(gradescopeSchema.parse(JSON.parse(said('gradescope', refused)!))).toMatchObject({
      score: 0,
      output: message,
    });
    expect(prairieLearnSchema.parse(JSON.parse(said('prairielearn', refused)!))).toMatchObject({
      format_errors: message,
    });
  });

  test('those who handed in nothing have no file', () => {
    expect(absenceOf(grades.grades.find(({ id }) => id === 'cleo')!)).toBeUndefined();
  });
});

function decoded(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}
