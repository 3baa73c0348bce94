import nodeFs, {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { finishUpdate, FOLDER, JOURNAL } from '../../../bin/finish-update.cjs';
import { applyPlan } from './apply-plan';
import type { Step } from './plan-update';

const BACKUP = '.gradus/backups/now';
const OLD = { 'exercises/01-a/01-f.ts': 'mine', 'machine/a.js': 'a1', 'machine/old/b.js': 'b1', 'notes.md': 'my own' };
const NEW = { 'exercises/01-a/02-f.ts': 'mine', 'machine/a.js': 'a2', 'machine/c.js': 'c2', 'notes.md': 'my own' };
const STEPS: readonly Step[] = [
  { do: 'remove', path: 'exercises/01-a/01-f.ts', was: Buffer.from('mine') },
  { do: 'remove', path: 'machine/old/b.js', was: Buffer.from('b1') },
  { do: 'put', path: 'exercises/01-a/02-f.ts', content: Buffer.from('mine'), executable: false },
  { do: 'put', path: 'machine/a.js', content: Buffer.from('a2'), executable: true, was: Buffer.from('a1') },
  { do: 'put', path: 'machine/c.js', content: Buffer.from('c2'), executable: false },
];

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'update-'))));
afterEach(() => rmSync(root, { recursive: true }));

function lay(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** All files of the checkout but those that no one counts. */
function found(below = ''): Record<string, string> {
  return Object.assign({}, ...readdirSync(join(root, below), { withFileTypes: true }).map((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (path === '.gradus') return {};
    return entry.isDirectory() ? found(path) : { [path]: readFileSync(join(root, path), 'utf8') };
  })) as Record<string, string>;
} // prettier-ignore

class Killed extends Error {}

/** A disk on which the process is killed before its n-th change of anything. */
function dyingDisk(n: number): typeof nodeFs {
  let changes = 0;
  return new Proxy(nodeFs, {
    get(disk, name: keyof typeof nodeFs) {
      const real = disk[name] as (...args: unknown[]) => unknown;
      if (!/^(mkdir|writeFile|rename|rm|rmdir)Sync$/.test(String(name))) return real;
      return (...args: unknown[]) => {
        changes += 1;
        if (changes > n) throw new Killed();
        if (name === 'writeFileSync') args[2] = { ...(args[2] as object), flush: false }; // nobody pulls a plug here
        return real(...args);
      };
    },
  });
}

describe('applyPlan', () => {
  it('does what the plan says, keeps copies, and leaves nothing behind', () => {
    lay(OLD);
    expect(applyPlan(root, STEPS, BACKUP)).toEqual([]);
    expect(found()).toEqual(NEW);
    expect(readFileSync(join(root, BACKUP, 'machine/a.js'), 'utf8')).toBe('a1');
    expect(readFileSync(join(root, BACKUP, 'machine/old/b.js'), 'utf8')).toBe('b1');
    expect(existsSync(join(root, 'machine/old'))).toBe(false);
    expect(existsSync(join(root, FOLDER))).toBe(false);
    if (process.platform !== 'win32') expect(statSync(join(root, 'machine/a.js')).mode & 0o111).toBe(0o111);
  });

  it('is the old course or becomes the new one, wherever it is killed, and however often', () => {
    const ends = { old: 0, new: 0 };
    for (let n = 0; ; n += 1) {
      lay(OLD);
      const hasEnded = runOn(n, () => applyPlan(root, STEPS, BACKUP, dyingDisk(n)));
      for (let more = 0; existsSync(join(root, JOURNAL)) && !runOn(more, () => finishUpdate(root, dyingDisk(more))); more += 1);
      const isNew = found()['machine/c.js'] === 'c2';
      expect(found()).toEqual(isNew ? NEW : OLD);
      if (isNew) expect(readFileSync(join(root, BACKUP, 'machine/a.js'), 'utf8')).toBe('a1');
      if (!isNew) expect(applyPlan(root, STEPS, BACKUP)).toEqual([]);
      expect(found()).toEqual(NEW);
      ends[isNew ? 'new' : 'old'] += 1;
      for (const name of readdirSync(root)) rmSync(join(root, name), { recursive: true });
      if (hasEnded) break;
    }
    expect(ends.old).toBeGreaterThan(10);
    expect(ends.new).toBeGreaterThan(10);
  }); // prettier-ignore

  it('keeps what is saved between a crash and its end', () => {
    lay(OLD);
    for (let n = 0; !existsSync(join(root, JOURNAL)); n += 1)
      runOn(n, () => applyPlan(root, STEPS, BACKUP, dyingDisk(n)));
    lay({ 'exercises/01-a/01-f.ts': 'mine, later', 'machine/a.js': 'a1, later' });
    expect(finishUpdate(root)).toEqual({
      late: [
        { path: 'exercises/01-a/01-f.ts', kept: `${BACKUP}/exercises/01-a/01-f.ts.2` },
        { path: 'machine/a.js', kept: `${BACKUP}/machine/a.js.2` },
      ],
    });
    expect(readFileSync(join(root, BACKUP, 'exercises/01-a/01-f.ts.2'), 'utf8')).toBe('mine, later');
    expect(found()).toEqual(NEW);
  });

  it('does not disturb another process, and cleans up after a dead one', () => {
    lay({ ...OLD, [`${FOLDER}/process`]: String(process.ppid), [`${FOLDER}/files/0`]: 'half' });
    expect(() => applyPlan(root, STEPS, BACKUP)).toThrow(
      `Another update of this course is going on (process ${process.ppid})`,
    );
    expect(found()).toEqual(OLD);
    lay({ [`${FOLDER}/process`]: String(2 ** 22 + 1) });
    applyPlan(root, STEPS, BACKUP);
    expect(found()).toEqual(NEW);
  });
});

/** @returns whether it came to its end */
function runOn(n: number, action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (error instanceof Killed) return false;
    throw error;
  }
}
