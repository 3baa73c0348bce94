import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const bin = (name: string) => join(ROOT, 'node_modules', name);
let workspace: string;

/** A copy, for Nx keeps its state and the generators write in the workspace. */
beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'nx-'));
  const files = readdirSync(ROOT, { withFileTypes: true }).filter(
    (entry) => entry.isFile() || /^(grader|packages|tools)$/.test(entry.name),
  );
  files.forEach(({ name }) => cpSync(join(ROOT, name), join(workspace, name), { recursive: true }));
  symlinkSync(join(ROOT, 'node_modules'), join(workspace, 'node_modules'), 'junction');
});
afterAll(() => rmSync(workspace, { recursive: true }));

function runNode(...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: workspace, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

function nx(...args: string[]) {
  return runNode(bin('nx/dist/bin/nx.js'), ...args);
}

function read(file: string): string {
  return readFileSync(join(workspace, file), 'utf8');
}

test('nx graph has an edge from each lesson to each lesson it requires', () => {
  expect(nx('graph', '--file=graph.json').status).toBe(0);
  const { dependencies, nodes } = JSON.parse(read('graph.json')).graph;
  const lessons = readdirSync(join(workspace, 'grader')).map((id) => JSON.parse(read(`grader/${id}/lesson.json`)));
  for (const { id, requires, title, summary } of lessons) {
    const targets = dependencies[`@gradus/${id}`].map((edge: { target: string }) => edge.target);
    expect(targets.sort()).toEqual(requires.map((required: string) => `@gradus/${required}`).sort());
    expect(nodes[`@gradus/${id}`].data.metadata.description).toBe(`${title}: ${summary}`);
  }
});

test('nx g lesson and nx g exercise leave formatted files and a lock that knows the lesson', () => {
  const made = nx('g', '@gradus/nx:lesson', '98-tried', '--title', 'A "tried" one');
  expect(made).toMatchObject({ status: 0, output: expect.stringContaining('CREATE grader/98-tried/lesson.json') });
  expect(JSON.parse(read('package-lock.json')).packages).toHaveProperty('grader/98-tried');
  expect(nx('g', '@gradus/nx:exercise', '98.02', 'softmaxOfRows', '--points=5')).toMatchObject({ status: 0 });
  expect(runNode(bin('prettier/bin/prettier.cjs'), '--check', 'grader/98-tried', 'solutions/98-tried')).toMatchObject({
    status: 0,
  });
});

test('nx says which field of a manifest is wrong, and no more', () => {
  const file = `grader/${readdirSync(join(workspace, 'grader'))[0]}/lesson.json`;
  writeFileSync(join(workspace, file), JSON.stringify({ ...JSON.parse(read(file)), title: 1 }));
  const { status, output } = nx('show', 'projects');
  expect(status).toBe(1);
  expect(output).toContain(`${file} is not valid:\n        title: Invalid input: expected string`);
  expect(output).not.toMatch(/^\s+at /m);
});
