import { makeLesson } from '@gradus/judge/testing';
import type { Fate } from '../fate';
import type { ExerciseOutcome } from '../mutate-lesson';
import { makeMutant } from '../testing/make-mutant';
import { reportPage } from './report-page';
import { strykerReport } from './stryker-report';

const lesson = makeLesson('04-softmax', [{ file: '01-one.ts' }]);
const [killed, equivalent] = [makeMutant('a', 'b'), makeMutant('c', 'd')];
const ignored = { ...makeMutant('e', 'f'), ignored: 'Wording.' };
const outcome = {
  assignment: { lesson, exercise: lesson.exercises[0]! },
  source: "export const end = '</script>\u2028';",
  mutants: [killed, equivalent, ignored],
  fates: new Map<typeof killed, Fate>([[killed, 'killed'], [equivalent, 'survived']]), // prettier-ignore
  reasons: new Map([[equivalent, 'Both are 0.']]),
} as unknown as ExerciseOutcome;

test('strykerReport() shows a survivor as one, with the reason', () => {
  const { files } = strykerReport([outcome]) as { files: Record<string, { mutants: object[] }> };
  expect(files['solutions/04-softmax/01-one.ts']!.mutants).toMatchObject([
    { id: '4.01/1', status: 'Killed', location: { start: { line: 1, column: 1 } } },
    { id: '4.01/2', status: 'Survived', statusReason: 'Equivalent: Both are 0.' },
    { id: '4.01/3', status: 'Ignored', statusReason: 'Wording.' },
  ]);
});

test('reportPage() holds code of the course as text', () => {
  const page = reportPage('04-softmax', strykerReport([outcome]));
  expect(page.match(/<\/script/g)).toHaveLength(2);
  expect(page).not.toContain('\u2028');
  expect(page).toContain("'\\u003c/script>\\u2028'");
});
