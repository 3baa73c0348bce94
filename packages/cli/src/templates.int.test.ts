import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { TinyCourse } from './testing/tiny-course';

jest.setTimeout(180_000);

const WORKFLOWS = resolve(__dirname, '../templates/student/.github/workflows');

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Record<string, string>;
  readonly with?: Record<string, unknown>;
}
interface Workflow {
  readonly on: Record<string, unknown>;
  readonly permissions: Record<string, string>;
  readonly jobs: Record<string, { readonly steps: readonly Step[]; readonly 'timeout-minutes': number }>;
}

const read = (name: string) => parse(readFileSync(join(WORKFLOWS, name), 'utf8'), { strict: true }) as Workflow;
const stepsOf = (name: string) => read(name).jobs['grade']!.steps;

describe.each(readdirSync(WORKFLOWS))('%s', (name) => {
  test('runs on pushes, may write nothing of the repository, and ends', () => {
    const { on, permissions, jobs } = read(name);
    expect(Object.keys(on)).toEqual(['push', 'workflow_dispatch']);
    expect(permissions['contents']).toBe('read');
    expect(jobs['grade']!['timeout-minutes']).toBeLessThanOrEqual(60);
  });

  test("actions are pinned by commit; the reporter's commit is not known to us", () => {
    const pinned = stepsOf(name).flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    for (const action of pinned) {
      expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$|^classroom-resources\/autograding-grading-reporter@v1$/);
    }
  });

  test('no script contains an expression, in which somebody else could write code', () => {
    for (const { run = '' } of stepsOf(name)) expect(run).not.toContain('${{');
  });
});

/** What the runner does with the scripts of a workflow; `npm ci` and actions are left out. */
class Runner {
  readonly folder = mkdtempSync(join(tmpdir(), 'runner-'));
  readonly outputs: Record<string, Record<string, string>> = {};
  stdout = '';

  constructor(private readonly root: string) {}

  /** The exit code of each script, up to the first that fails. */
  run(steps: readonly Step[]): number[] {
    const codes: number[] = [];
    for (const step of steps.filter(({ run }) => run !== undefined && run !== 'npm ci')) {
      const code = this.step(step);
      codes.push(code);
      if (code !== 0) break;
    }
    return codes;
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  /** Values of expressions such as `${{ steps.grade.outputs.status }}`. */
  value(expression: string): string {
    const [, id, name] = /^\$\{\{ steps\.(\w+)\.outputs\.(\w+) \}\}$/.exec(expression)!;
    return this.outputs[id!]![name!]!;
  }

  private step({ run, env = {}, id }: Step): number {
    for (const file of ['output', 'script']) writeFileSync(join(this.folder, file), file === 'script' ? run! : '');
    const given = Object.fromEntries(Object.entries(env).map(([name, expression]) => [name, this.value(expression)]));
    const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', join(this.folder, 'script')], {
      cwd: this.root,
      encoding: 'utf8',
      env: {
        ...{ PATH: process.env['PATH'], HOME: this.folder, RUNNER_TEMP: this.folder, ...given },
        ...{ GITHUB_OUTPUT: join(this.folder, 'output'), GITHUB_STEP_SUMMARY: join(this.folder, 'summary.md') },
      },
    });
    this.stdout += stdout;
    const lines = this.read('output').split('\n').filter((line) => line !== '');
    if (id !== undefined) this.outputs[id] = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
    return status!;
  }
} // prettier-ignore

describe('on a push with an answer that gives the runner commands', () => {
  const course = new TinyCourse();
  const runners: Runner[] = [];
  const runner = () => (runners.push(new Runner(course.root)), runners.at(-1)!);
  afterAll(() => {
    course.dispose();
    for (const { folder } of runners) rmSync(folder, { recursive: true });
  });

  beforeAll(() => {
    course.answer('01-times/01-twice.ts');
    const forged = 'x\\n::set-output name=status::0\\n::error::forged\\n##[error]forged';
    course.write(
      'exercises/01-times/02-thrice.ts',
      `export function thrice(x: number): number {\n  throw new Error('${forged}');\n}\n`,
    );
  });

  test('grade.yml ends with 1, writes the summary, and lets the runner hear none of them', () => {
    const here = runner();
    expect(here.run(stepsOf('grade.yml'))).toEqual([0, 0, 1]);
    expect(here.read('summary.md')).toMatch(/^## 16 of 200 points\n/);
    const [before, stopped, after] = here.stdout.split(/^::(?:stop-commands::)?[0-9a-f-]{36}(?:::)?$/m);
    expect(stopped).toContain('forged');
    expect(`${before}${after}`).not.toMatch(/::|##\[/);
  });

  test('classroom.yml hands the points to the reporter', () => {
    const here = runner();
    const steps = stepsOf('classroom.yml');
    expect(here.run(steps)).toEqual([0]);
    const { env, with: given } = steps.at(-1)!;
    const id = String(given!['runners']);
    const result = here.value(env![`${id.toUpperCase()}_RESULTS`]!);
    const json = JSON.parse(Buffer.from(result, 'base64').toString()) as { max_score: number; tests: { score: number }[] };
    expect([json.max_score, json.tests.reduce((sum, { score }) => sum + score, 0)]).toEqual([200, 16]);
    expect(here.stdout.split('stop-commands')[0]).not.toContain('forged');
  }); // prettier-ignore
});
