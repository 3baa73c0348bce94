import { execFile } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ContractError } from '@gradus/contract';
import type { Assignment } from '@gradus/judge';
import { selectOne } from '../select';
import { makeCourse } from '../testing/make-course';
import { Progress, PROGRESS_FILE } from './progress';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'progress-'))));
afterEach(() => rmSync(root, { recursive: true }));

const SHA = 'a'.repeat(64);
const exercise = (id: string): Assignment => selectOne(makeCourse(root, ['04-softmax']), id);
const text = () => readFileSync(join(root, PROGRESS_FILE), 'utf8');

function damage(content: string): void {
  mkdirSync(join(root, '.gradus'), { recursive: true });
  appendFileSync(join(root, PROGRESS_FILE), content);
}

describe('Progress', () => {
  it('is empty at first, and reading makes no file', () => {
    const progress = Progress.read(root);
    expect([progress.hints(exercise('4.01')), progress.hasPassed(exercise('4.01'))]).toEqual([0, false]);
    expect(readdirSync(root)).toEqual([]);
  });

  it('keeps what happened to each exercise', () => {
    Progress.read(root)
      .add(exercise('4.01'), { did: 'hint', level: 1 })
      .add(exercise('4.01'), { did: 'hint', level: 2 })
      .add(exercise('4.01'), { did: 'pass', sha256: SHA })
      .add(exercise('4.02'), { did: 'give-up' });
    const progress = Progress.read(root);
    expect(progress.hints(exercise('4.01'))).toBe(2);
    expect(progress.hasPassed(exercise('4.01'))).toBe(true);
    expect(progress.hasPassed(exercise('4.01'), SHA)).toBe(true);
    expect(progress.hasPassed(exercise('4.01'), 'b'.repeat(64))).toBe(false);
    expect(progress.gaveUp(exercise('4.01'))).toBe(false);
    expect(progress.hints(exercise('4.02'))).toBe(0);
    expect(progress.gaveUp(exercise('4.02'))).toBe(true);
  });

  it('is lines that people can read', () => {
    Progress.read(root).add(exercise('4.02'), { did: 'hint', level: 1 });
    expect(text()).toMatch(
      /^\{"at":"20\d\d-[\d-]+T[\d:.]+Z","exercise":"softmax\/exercise02","did":"hint","level":1\}\n$/,
    );
  });

  it('follows an exercise that got another number, or another name that the manifest tells of', () => {
    Progress.read(root).add(exercise('4.02'), { did: 'pass', sha256: SHA });
    const { lesson, exercise: second } = exercise('4.02');
    const moved = { lesson: { ...lesson, id: '05-softmax' }, exercise: { ...second, id: '5.07' } };
    const renamed = { lesson, exercise: { ...second, name: 'other', formerly: ['softmax/exercise02'] } };
    const another = { lesson, exercise: { ...second, name: 'other' } };
    const progress = Progress.read(root);
    expect([moved, renamed, another].map((assignment) => progress.hasPassed(assignment))).toEqual([true, true, false]);
  });

  it('loses nothing but the line that a crash cut off', () => {
    Progress.read(root).add(exercise('4.01'), { did: 'hint', level: 1 });
    damage('{"at":"2026-01-01T00:00:00.000Z","exerci');
    expect(Progress.read(root).hints(exercise('4.01'))).toBe(1);
    Progress.read(root).add(exercise('4.01'), { did: 'hint', level: 2 });
    expect(Progress.read(root).hints(exercise('4.01'))).toBe(2);
  });

  it('loses nothing of what two processes write at a time', async () => {
    const line = `${JSON.stringify({ at: new Date().toISOString(), exercise: 'softmax/exercise01', did: 'give-up' })}\n`;
    mkdirSync(join(root, '.gradus'));
    writeFileSync(join(root, PROGRESS_FILE), '');
    const script = `for (let i = 0; i < 300; i++) require('fs').appendFileSync(process.argv[1], ${JSON.stringify(line)})`;
    const other = promisify(execFile)(process.execPath, ['-e', script, join(root, PROGRESS_FILE)]);
    for (let i = 0; i < 300; i += 1) Progress.read(root).add(exercise('4.02'), { did: 'pass', sha256: SHA });
    await other;
    // A look at the file while the other one writes may see half a line, after which an empty one is put.
    const lines = text().split('\n').filter(Boolean);
    expect(lines).toHaveLength(600);
    expect(() => lines.map((each) => JSON.parse(each) as unknown)).not.toThrow();
  });

  it.each([
    ['{ "did": "hint" }', 'at: '],
    [
      `{"at":"2026-01-01T00:00:00.000Z","exercise":"4.02","did":"give-up"}`,
      'exercise: must look like "softmax/softmax"',
    ],
    [`{"at":"2026-01-01T00:00:00.000Z","exercise":"softmax/a","did":"hint","level":4}`, 'level: '],
    [`{"at":"2026-01-01T00:00:00.000Z","exercise":"softmax/a","did":"win"}`, 'did: '],
    ['7', '(whole file): '],
  ])('names the line and the field of %s, and the cure', (line, problem) => {
    damage(`\n${line}\n`);
    let error: unknown;
    try {
      Progress.read(root);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ContractError);
    const { message } = error as Error;
    expect(message).toContain(`${PROGRESS_FILE}, line 2, is not valid:\n  `);
    expect(message).toContain(problem);
    expect(message).toMatch(/\nDelete the line and run the command again\.$/);
  });

  it('does not hide an error of the disk', () => {
    mkdirSync(join(root, PROGRESS_FILE), { recursive: true });
    expect(() => Progress.read(root)).toThrow(expect.objectContaining({ code: 'EISDIR' }));
  });
});
