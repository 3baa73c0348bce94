import { parse } from 'csv-parse/sync';
import { gradesOf } from '../grades/grades-of';
import { gradedOf } from '../grades/grade';
import { makeAbsent, makeCheck, makeExercise, makePerson, makeResults, makeRun } from '../testing/make-run';
import { readXml } from '../testing/read-xml';
import type { FormatName } from './names';
import { type Format, FORMATS } from './table';

const HOSTILE = [
  '<script>alert(1)</script></pre><img src=x onerror=alert(1)>',
  '</script><!-- \u2028 ]]> &amp; <![CDATA[ x ]]> <!DOCTYPE a [<!ENTITY b "c">]>',
  '![pixel](https://evil.example/p.png) [x](javascript:alert(1)) | a | b |\n```\n# out\n```` ~~~',
  '=HYPERLINK("http://evil")',
  '\t=1+1',
  '-1+cmd|" /C calc"!A0;=1',
  '\u001b[2J\u001b]52;c;ZXZpbA==\u0007\rPASS',
  'gnp.\u202egnp\u202c\u200b\ufeff\ud800\0\ufffe',
  '::set-output name=result::eyJ9\n::stop-commands::x\n##[set-env name=A]b',
].join('\n');
const CANARY = 'CANARY';

function classOf(text: string, visibility: 'public' | 'private' = 'public') {
  const texts = { message: text, input: text, expected: text, received: text, cause: text };
  const misconception = { name: text, sentence: text };
  const checks = [
    makeCheck({ ...texts, misconception, status: 'fail', visibility, ...(visibility === 'public' && { title: text }) }),
    makeCheck({ ...texts, misconception, visibility, id: 'second', measurements: [{ name: text, value: 1, low: 0, high: 2 }] }),
  ];
  const exercise = makeExercise(checks, { output: text });
  const person = makePerson(makeResults('ada', { '04-softmax': [exercise] }));
  const people = [person, makeAbsent(text, 'refused', text), makeAbsent('dan', 'infra-error', text)];
  const roster = [{ id: 'ada', name: text, email: text }];
  return gradesOf(makeRun(people), { extensions: [], title: 'Homework' }, roster);
} // prettier-ignore

function rendered(name: FormatName, grades: ReturnType<typeof classOf>): string {
  const format: Format = FORMATS[name];
  const text = format.kind === 'student' ? format.render(gradedOf(grades.grades[0]!)!) : format.render(grades, format.keys[0]!);
  return name === 'classroom' ? Buffer.from(text, 'base64').toString() : text;
} // prettier-ignore

const hostile = classOf(HOSTILE);
const benign = classOf('hello');
const ofExtension = (extension: string) =>
  (Object.keys(FORMATS) as FormatName[]).filter((name) => {
    const format: Format = FORMATS[name];
    return (format.kind === 'student' ? format.extension : format.file.split('.')[1]) === extension;
  });
const students = (Object.keys(FORMATS) as FormatName[]).filter((name) => FORMATS[name].kind === 'student');

test.each([...students, 'canvas', 'moodle', 'csv'] as const)('%s holds nothing that moves a cursor or the direction of writing', (name) => {
  const text = rendered(name, hostile);
  expect(text).not.toMatch(/[^\P{C}\n\r\t]|[\p{Zl}\p{Zp}]/u);
  if (name !== 'classroom') expect(text.replaceAll('\\n', '\n')).not.toMatch(/\\u00[01]|\\r/);
}); // prettier-ignore

test.each(ofExtension('csv'))('%s keeps its columns, and has no cell that a spreadsheet computes', (name) => {
  const rows = parse(rendered(name, hostile)) as string[][];
  expect(rows.map((row) => row.length)).toEqual((parse(rendered(name, benign)) as string[][]).map((row) => row.length));
  for (const cell of rows.flat()) {
    expect(cell).not.toMatch(/^[\s\0=+\-@|]/);
    expect(cell).not.toMatch(/;[\s=+\-@|]/);
  }
});

test('JUnit XML has the elements that it would have anyway', () => {
  const names = (grades: typeof hostile) => rendered('junit', grades).match(/<[a-z/][^\s>]*/g);
  expect(names(hostile)).toEqual(names(benign));
  expect(readXml(rendered('junit', hostile)).all('failure')[0]!.text).toContain('<script>alert(1)</script>');
});

test.each(ofExtension('json'))('%s has the fields that it would have anyway', (name) => {
  const shape = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shape);
    return value !== null && typeof value === 'object' ? Object.entries(value).map(([key, inner]) => [key, shape(inner)]) : typeof value;
  };
  const fields = (grades: typeof hostile) => JSON.stringify(shape(JSON.parse(rendered(name, grades)))).replace(/\["stdout",\[[^\]]*\]\]/, '');
  expect(fields(hostile)).toBe(fields(benign));
}); // prettier-ignore

test('the classroom holds no command of workflows', () =>
  expect(rendered('classroom', hostile)).not.toMatch(/::|##\[/));

describe('of a private check, students get the verdict', () => {
  const grades = classOf(CANARY, 'private');

  test.each([...students, 'moodle', 'canvas', 'json'] as const)('%s', (name) => {
    const everything = { ...grades, grades: grades.grades.slice(0, 1).map((grade) => ({ ...grade, name: '', email: '' })) };
    expect(rendered(name, classOf(CANARY))).toMatch(FORMATS[name].kind === 'student' ? CANARY : /./);
    expect(rendered(name, everything)).not.toContain(CANARY);
  }); // prettier-ignore
});
