import { pathToFileURL } from 'node:url';
import { TinyCourse } from '../testing/tiny-course';

jest.setTimeout(180_000);

const course = new TinyCourse();
afterAll(() => course.dispose());

test('gradus report shows my results, the hints that I saw, and what to do next', async () => {
  await course.gradus(['stubs']);
  course.answer('01-times/01-twice.ts');
  course.answer('01-times/02-thrice.ts', (solution) => solution.replace('factor * x', 'factor + x'));
  await course.gradus(['hint', '1.02']);
  const { code, stdout, stderr } = await course.gradus(['report']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout.trim()).toBe(pathToFileURL(`${course.root}/.gradus/report/index.html`).href);
  const [page, markdown] = ['index.html', 'report.md'].map((name) => course.read(`.gradus/report/${name}`));
  for (const text of [page, markdown]) {
    expect(text).toContain('My exercises');
    expect(text).toContain('1 of 8 exercises');
    expect(text).toContain('1 of 3 hints seen');
    expect(text).toContain('exercises/01-times/02-thrice.ts');
    expect(text).toContain('npm test -- 1.02');
  }
});

test('gradus report of a folder that holds no run says what it wants', async () => {
  const { code, stderr } = await course.gradus(['report', 'nowhere']);
  expect(code).toBe(2);
  expect(stderr).toContain('nowhere holds no run');
});
