import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeTerminal } from '@gradus/reports';
import { makeCourse } from '../../testing/make-course';
import { type Computer, lookAtComputer } from './computer';
import { lookAtFiles, wantedNode } from './course-files';
import { describe as describeFinding, summary } from './doctor';
import { lookAtEditor } from './editor';
import { advice, fine, problem } from './finding';
import { lookAtData } from './grading';
import { en } from '../../language/en';

const GB = 2 ** 30;
const GOOD: Computer = {
  node: '20.19.0',
  cores: 2,
  memory: 8 * GB,
  freeDisk: 10 * GB,
  platform: 'linux',
  release: '6.1.0-18-amd64',
  root: '/home/ada/gradus',
};
const statuses = (change: Partial<Computer>) => {
  return lookAtComputer({ ...GOOD, ...change }, '>=20.19.0', en).map(({ status }) => status);
};

describe('the computer', () => {
  it('is fine', () => expect(statuses({})).toEqual(['fine', 'fine', 'fine']));

  it.each(['20.19.0', '20.20.2', '22.1.0', '100.0.0'])('with Node %s is fine', (node) => {
    expect(statuses({ node })[0]).toBe('fine');
  });

  it.each(['20.18.3', '18.20.0', '9.11.2'])('with Node %s has a problem, and hears what is needed', (node) => {
    expect(lookAtComputer({ ...GOOD, node }, '>=20.19.0', en)[0]).toEqual({
      status: 'problem',
      fact: `Node ${node} is too old: 20.19.0 or newer is needed.`,
      cure: 'Install it from https://nodejs.org.',
    });
  });

  it('with little memory gets advice, with a full disk it has a problem', () => {
    expect(statuses({ memory: GB })).toEqual(['fine', 'advice', 'fine']);
    expect(statuses({ freeDisk: GB / 100 })).toEqual(['fine', 'fine', 'problem']);
  });

  it('that reads a drive of Windows from Linux is told', () => {
    const release = '5.15.153.1-microsoft-standard-WSL2';
    expect(statuses({ release, root: '/mnt/c/Users/ada/gradus' })[3]).toBe('advice');
    expect(statuses({ release })).toHaveLength(3);
    expect(statuses({ root: '/mnt/data/gradus' })).toHaveLength(3);
  });
});

describe('the files', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'doctor-'));
    write('package-lock.json', lock({ a: '1.0.0', b: '2.0.0' }, { c: '3.0.0' }));
    write('node_modules/.package-lock.json', lock({ a: '1.0.0', b: '2.0.0' }));
    for (const name of ['01-exercise.ts', '02-exercise.ts']) write(`exercises/04-softmax/${name}`, '');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  function lock(versions: Record<string, string>, optional: Record<string, string> = {}): string {
    const entries = (given: Record<string, string>, more: object) =>
      Object.entries(given).map(([name, version]) => [`node_modules/${name}`, { version, ...more }]);
    return JSON.stringify({
      packages: Object.fromEntries([...entries(versions, {}), ...entries(optional, { optional: true })]),
    });
  }
  const findings = () => lookAtFiles(makeCourse(root, ['04-softmax']), en);

  it('are fine, also without an optional package', () => {
    expect(findings()).toEqual([
      fine('Packages are those the course asks for'),
      fine('2 exercises in 1 lessons'),
      fine('Progress and verdicts are kept in .gradus'),
    ]);
  });

  it('that an update could not merge are remembered', () => {
    const { file } = makeCourse(root, ['04-softmax']).lessons[0]!.exercises[0]!;
    write(`exercises/04-softmax/${file.replace('.ts', '.new.ts')}`, '');
    expect(findings()[2]).toMatchObject({ status: 'advice', cure: 'Take over what is new, then delete them.' });
  });

  it('of packages that are old or missing lead to npm ci', () => {
    write('node_modules/.package-lock.json', lock({ a: '0.9.0' }));
    expect(findings()[0]).toEqual(problem('2 packages are missing or have another version: a, b', 'Run: npm ci'));
    rmSync(join(root, 'node_modules'), { recursive: true });
    expect(findings()[0]).toEqual(problem('It cannot be told which packages are installed.', 'Run: npm ci'));
  });

  it('of exercises that are gone lead to gradus stubs', () => {
    rmSync(join(root, 'exercises/04-softmax/02-exercise.ts'));
    const cure = 'Bring them back: npx gradus stubs';
    expect(findings()[1]).toEqual(problem('1 of 2 exercises have no file: 4.02', cure));
  });

  it('of progress that somebody damaged are named', () => {
    write('.gradus/progress.jsonl', '{"did":"win"}\n');
    expect(findings()[2]).toMatchObject({
      status: 'problem',
      fact: expect.stringContaining('progress.jsonl, line 1,'),
    });
  });

  it('tell the oldest Node that does', () => {
    write('package.json', '{ "engines": { "node": ">=20.19.0" } }');
    expect(wantedNode(root)).toBe('>=20.19.0');
  });

  it('an editor needs are looked for', () => {
    expect(lookAtEditor(root, en).status).toBe('advice');
    write('tsconfig.json', '{}');
    write('node_modules/typescript/package.json', '{}');
    expect(lookAtEditor(root, en).status).toBe('fine');
  });
});

describe('the data', () => {
  const { GRADUS_DATA } = process.env;
  afterEach(() => {
    if (GRADUS_DATA === undefined) delete process.env['GRADUS_DATA'];
    else process.env['GRADUS_DATA'] = GRADUS_DATA;
  });

  it('are drawn unless GRADUS_DATA says otherwise', () => {
    delete process.env['GRADUS_DATA'];
    expect(lookAtData(en)).toEqual(fine('Trainings use drawn data (GRADUS_DATA is not set)'));
  });

  it('that are not there are a problem', () => {
    process.env['GRADUS_DATA'] = '/nowhere/at/all';
    expect(lookAtData(en)).toMatchObject({ status: 'problem', fact: expect.stringContaining('/nowhere/at/all') });
  });
});

test('every finding is a line with its mark, the cure below', () => {
  const terminal = makeTerminal(60, false);
  expect(describeFinding(fine('Node 20.19.0'), terminal)).toBe('✓ Node 20.19.0');
  expect(describeFinding(advice('It is slow.', 'Wait.'), terminal)).toBe('! It is slow.\n  → Wait.');
  expect(describeFinding(problem('It is broken.', 'Mend it.'), terminal)).toBe('✗ It is broken.\n  → Mend it.');
});

test('the summary tells problems from advice', () => {
  expect(summary([fine('a')], en)).toBe('All is well.');
  expect(summary([fine('a'), advice('b', 'c')], en)).toBe('All works; what could be better is marked with →.');
  expect(summary([problem('a', 'b'), advice('b', 'c')], en)).toBe('1 thing has to be cured first (→).');
  expect(summary([problem('a', 'b'), problem('b', 'c')], en)).toBe('2 things have to be cured first (→).');
});
