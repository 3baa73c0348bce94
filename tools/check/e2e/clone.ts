import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { studentEnvironment } from './student-environment';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const MINUTES = 60_000;

/** A clone of a repository in a folder of its own, with what is not committed yet, and installed as a student does it. */
export class Clone {
  readonly root: string;
  private readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'clone-')));
  /** Temporary files of what runs in the clone; all of it must be gone at the end. */
  private readonly temporary = join(this.folder, 'tmp');

  constructor(repository: string) {
    this.root = join(this.folder, 'gradus');
    mkdirSync(this.temporary);
    try {
      this.must('git', ['clone', '--quiet', repository, this.root], this.folder);
      this.copyUncommitted(repository);
    } catch (error) {
      this.dispose(); // nobody else can
      throw error;
    }
  }

  install(): void {
    this.must('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund']);
  }

  run(program: string, args: readonly string[], cwd = this.root): Ended {
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      cwd,
      encoding: 'utf8',
      env: { ...studentEnvironment(process.env), TMPDIR: this.temporary },
      maxBuffer: 64 * 2 ** 20,
      timeout: 20 * MINUTES,
      shell: process.platform === 'win32', // npm is a script there
    });
    if (error) throw new Error(`${program} ${args.join(' ')} could not be run`, { cause: error });
    return { code: status, stdout, stderr };
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  /** Folders and files that what ran here left in its temporary folder. */
  leftovers(): string[] {
    return readdirSync(this.temporary);
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private must(program: string, args: readonly string[], cwd?: string): string {
    const { code, stdout, stderr } = this.run(program, args, cwd);
    if (code !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}${stderr}`);
    return stdout;
  }

  /** What is tested is what is there, not what was committed last. */
  private copyUncommitted(repository: string): void {
    const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    for (const path of this.must('git', list, repository).split('\0').filter(Boolean)) {
      const [from, to] = [join(repository, path), join(this.root, path)];
      mkdirSync(dirname(to), { recursive: true });
      if (existsSync(from)) copyFileSync(from, to);
      else rmSync(to, { force: true });
    }
  }
}
