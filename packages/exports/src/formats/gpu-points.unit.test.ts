import { parse } from 'csv-parse/sync';
import type { ClassGrades } from '../grades/grade';
import { gradedOf } from '../grades/grade';
import { exampleClass } from '../testing/example-class';
import type { FormatName } from './names';
import { FORMATS, type Format } from './table';

const without = exampleClass();
/** bob's answers ran on a GPU, nobody else's did. */
const grades: ClassGrades = {
  ...without,
  grades: without.grades.map((grade) => (grade.id === 'bob' ? { ...grade, gpu: { score: 1750, maxScore: 6000 } } : grade)), // prettier-ignore
};
const SAID = 'Points that only a GPU gives, apart from these: 17.5 of 60.';

function rendered(name: FormatName, of = grades): string {
  const format: Format = FORMATS[name];
  if (format.kind === 'class') return format.render(of, format.keys[0]!);
  return format.render(gradedOf(of.grades.find(({ id }) => id === 'bob')!)!);
}

test.each<FormatName>(['canvas', 'exercism'])('%s has no place for points of a GPU', (name) => {
  expect(rendered(name)).toBe(rendered(name, without));
});

test.each<FormatName>(['gradescope', 'prairielearn', 'moodle', 'markdown'])(
  '%s tells of points of a GPU in a sentence, and every number stays as it was',
  (name) => {
    const flat = (text: string) => text.replaceAll(/\\n|[\s\\]/g, '');
    const parts = flat(rendered(name)).split(flat(SAID));
    expect(parts).toHaveLength(2);
    expect(parts.join('')).toBe(flat(rendered(name, without)));
  },
);

test('the plain table has columns for points of a GPU where somebody had one', () => {
  const rows = (of: ClassGrades) => parse(rendered('csv', of), { columns: true }) as Record<string, string>[];
  expect(
    rows(grades)
      .map((row) => [row['id'], row['gpu_points'], row['gpu_max']])
      .slice(0, 3),
  ).toEqual([
    ['ada', '', ''],
    ['bob', '17.5', '60'],
    ['cleo', '', ''],
  ]);
  const rest = rows(grades).map(({ gpu_points: _, gpu_max: __, ...row }) => row);
  expect(rest).toEqual(rows(without));
});

test('programs find points of a GPU beside the sum', () => {
  const { students } = JSON.parse(rendered('json')) as { students: { id: string; points?: number; gpu?: object }[] };
  expect(students.slice(0, 2).map(({ points, gpu }) => [points, gpu])).toEqual([[100, undefined], [66.66, { points: 17.5, max: 60 }]]); // prettier-ignore
  const { extra } = JSON.parse(rendered('ctrf')) as { extra: object };
  expect(extra).toMatchObject({ score: 66.66, maxScore: 100, gpu: { score: 17.5, maxScore: 60 } });
  expect(rendered('junit')).toContain('<property name="max" value="100"/><property name="gpu-points" value="17.5"/><property name="gpu-max" value="60"/>'); // prettier-ignore
});

test('the classroom adds up to the same points', () => {
  const sum = (of: ClassGrades) => {
    const { tests, max_score } = JSON.parse(Buffer.from(rendered('classroom', of), 'base64').toString()) as { tests: { score: number }[]; max_score: number }; // prettier-ignore
    return [tests.reduce((all, { score }) => all + score, 0), max_score];
  };
  expect(sum(grades)).toEqual(sum(without));
});
