import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readRun } from './read-run';
import { FakeClass } from './testing/fake-class';

let fake: FakeClass;
beforeEach(() => (fake = new FakeClass()));
afterEach(() => fake.remove());

const read = () => readRun(fake.out, fake.course.lessons);

test('everybody of grades.csv comes with results and overrides', async () => {
  fake.handIn('ada', 'pass');
  fake.handIn('bob', 'pass', 'fail');
  fake.handIn('cleo', 'infra');
  fake.write('in/-dan.txt', '');
  fake.write('roster.csv', 'id\nada\nbob\ncleo\neve\n');
  fake.write('out/overrides.json', '[{ "id": "bob", "exercise": "1.02", "points": 25, "reason": "half" }]');
  await fake.grade({ roster: join(fake.folder, 'roster.csv') });
  const { people, settings } = read();
  expect(settings.seed).toBe(7);
  expect(people.map(({ row, results, overrides }) => [row.id, row.status, row.score, results?.score, overrides.length])).toEqual([
    ['-dan.txt', 'refused', undefined, undefined, 0],
    ['ada', 'graded', 10_000, 10_000, 0],
    ['bob', 'graded', 7500, 5000, 1],
    ['cleo', 'infra-error', undefined, undefined, 0],
    ['eve', 'missing', undefined, undefined, 0],
  ]);
  expect(existsSync(join(fake.out, 'lock'))).toBe(false);
}); // prettier-ignore

test('whose entry has gone has no row, as in grades.csv; names that need quotes have one', async () => {
  fake.handIn('ada', 'pass');
  fake.write('in/=a, "b".txt', '');
  fake.write('in/c.txt', '');
  await fake.grade();
  rmSync(join(fake.folder, 'in/c.txt'));
  await fake.grade({ resume: true });
  expect(read().people.map(({ row }) => row.id)).toEqual(['=a, "b".txt', 'ada']);
});

test('whoever was not graded before an interruption is pending', async () => {
  fake.handIn('ada', 'pass');
  fake.handIn('bob', 'interrupt');
  await fake.grade();
  expect(read().people.map(({ row }) => row.status)).toEqual(['pending', 'pending']);
});

test('results that were changed by hand are refused', async () => {
  fake.handIn('ada', 'fail');
  await fake.grade();
  fake.write('out/results/ada.json', fake.read('results/ada.json').replace('"score": 0', '"score": 9'));
  const { people } = read();
  expect(() => people[0]!.results).toThrow('ada.json is not as the run wrote it');
});

test('a folder without a run, and one of a run without an end', async () => {
  expect(read).toThrow('holds no run. Grade first');
  fake.handIn('ada', 'pass');
  await fake.grade();
  rmSync(join(fake.out, 'grades.csv'));
  expect(read).toThrow('has not come to its end');
});
