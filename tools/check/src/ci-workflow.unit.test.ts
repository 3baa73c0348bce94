import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { STEPS } from './steps';

const ROOT = resolve(__dirname, '../../..');
const read = (path: string) => readFileSync(resolve(ROOT, path), 'utf8');
const workflow = read('.github/workflows/ci.yml');

test('the workflow asks for steps that there are', () => {
  const asked = [...workflow.matchAll(/--only (\S+)/g)].map(([, name]) => name);
  expect(asked.length).toBeGreaterThan(0);
  expect(STEPS.map(({ name }) => name)).toEqual(expect.arrayContaining(asked));
});

test('the workflow tries three systems, and the oldest Node that the course is for', () => {
  const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
  const [oldest] = /\d+/.exec(engines.node)!;
  expect(workflow).toContain('os: [ubuntu-latest, macos-latest, windows-latest]');
  expect(/node: \[(.*)\]/.exec(workflow)![1]!.split(', ')[0]).toBe(oldest);
});
