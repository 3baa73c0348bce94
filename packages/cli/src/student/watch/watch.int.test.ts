import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { displayWidth } from '@gradus/reports';
import { TinyCourse } from '../../testing/tiny-course';

jest.setTimeout(240_000);

/** As a shell takes it, wherever the two are. */
const COMMAND = `'${process.execPath}' '${resolve(__dirname, '../../../bin/gradus.cjs')}'`;

let course: TinyCourse;
beforeAll(async () => {
  course = new TinyCourse();
  await course.gradus(['stubs']);
});
afterAll(() => course.dispose());

async function until<T>(look: () => T | undefined | false, what: string, text: () => string): Promise<T> {
  const end = Date.now() + 90_000;
  for (;;) {
    const found = look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}. There was:\n${text()}`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

/** A terminal of tmux, which has a socket of its own so that nobody else's is touched. */
class TmuxTerminal {
  private readonly folder = mkdtempSync(join(tmpdir(), 'tmux-'));

  constructor(size: { width: number; height: number }, cwd: string, command: string) {
    const line = `${command}; echo "ended with $?"; sleep 300`;
    this.tmux(['new-session', '-d', '-x', String(size.width), '-y', String(size.height), '-c', cwd, line]);
  }

  text(): string {
    return this.tmux(['capture-pane', '-p']);
  }

  press(key: string): void {
    this.tmux(['send-keys', key]);
  }

  shows(pattern: RegExp): Promise<RegExpExecArray> {
    return until(() => pattern.exec(this.text()) ?? undefined, String(pattern), () => this.text()); // prettier-ignore
  }

  close(): void {
    spawnSync('tmux', ['-S', join(this.folder, 'socket'), 'kill-server']);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private tmux(args: readonly string[]): string {
    return execFileSync('tmux', ['-S', join(this.folder, 'socket'), '-f', '/dev/null', ...args], { encoding: 'utf8' });
  }
}

/** Where a line of 40 columns ends depends on the words around. */
function inAnyLines(text: string): RegExp {
  return new RegExp(
    [...text.replaceAll(' ', '')].map((character) => character.replace(/[.*+?^$|()[\]{}\\]/g, '\\$&')).join('\\s*'),
    'u',
  );
}

const hasTmux = spawnSync('tmux', ['-V']).status === 0;
const inTmux = hasTmux ? describe : describe.skip;

inTmux(`gradus watch in a terminal${hasTmux ? '' : ' (skipped: tmux is not installed)'}`, () => {
  it('leads from a clone to the first exercise that passes, and on', async () => {
    const command = `NO_COLOR= ${COMMAND} watch`;
    const terminal = new TmuxTerminal({ width: 80, height: 24 }, course.root, command);
    try {
      await terminal.shows(/1\.01 twice\n[^]*Read exercises\/01-times\/README\.md first \(key o\)/);

      terminal.press('h');
      await terminal.shows(/Hint 1 of 3\n {2}Look at twice\./);

      course.answer('01-times/01-twice.ts', (solution) => solution.replace('* x', '+ x'));
      await terminal.shows(/1\.01 twice .*\n {2}✗ [^]*The result is/);

      course.write('exercises/01-times/01-twice.ts', 'export function twice( {');
      await terminal.shows(/is not valid TypeScript/);

      course.remove('exercises/01-times/01-twice.ts');
      await terminal.shows(/is missing; "npx gradus stubs" brings it/);

      // As editors do that never leave half a file: write another one, and put it in place of the old one.
      course.write('exercises/01-times/01-twice.ts~', course.read('solutions/01-times/01-twice.ts'));
      renameSync(
        join(course.root, 'exercises/01-times/01-twice.ts~'),
        join(course.root, 'exercises/01-times/01-twice.ts'),
      );
      await terminal.shows(/1 \/ 8 exercises[^]*✓ 1\.01 passes\. Press n to go on with 1\.02 thrice\./);

      terminal.press('n');
      await terminal.shows(/1\.02 thrice\n/);
      terminal.press('l');
      await terminal.shows(/✓ 1\.01 twice[^]*▸ · 1\.02 thrice/);
      terminal.press('Down');
      terminal.press('Enter');
      await terminal.shows(/1\.03 fourfold\n/);
      terminal.press('q');
      await terminal.shows(/ended with 0/);
    } finally {
      terminal.close();
    }
  });

  it('leads the same way in Chinese, in 40 columns that Chinese characters take two of', async () => {
    const command = `NO_COLOR= GRADUS_LANG=zh ${COMMAND} watch 1.03 1.05`;
    const terminal = new TmuxTerminal({ width: 40, height: 24 }, course.root, command);
    try {
      await terminal.shows(/1\.03 fourfold\n[^]*打开文件，把 throw 那一行换成你的代码并\n保存/);

      terminal.press('h');
      await terminal.shows(/提示 1 \/ 3\n {2}看看 fourfold。/);

      course.answer('01-times/03-fourfold.ts', (solution) => solution.replace('* x', '+ x'));
      await terminal.shows(/✗ 译文：fourfold\(7\) is right\n {6}结果是 11，但应当是 28。/);

      course.write('exercises/01-times/03-fourfold.ts', 'export function fourfold( {');
      await terminal.shows(inAnyLines('不是有效的 TypeScript：'));

      course.remove('exercises/01-times/03-fourfold.ts');
      await terminal.shows(inAnyLines('可以把它恢复。'));

      course.answer('01-times/03-fourfold.ts');
      await terminal.shows(inAnyLines('✓ 1.03 通过。 按 n 继续做 1.05 sixfold。'));
      expect(terminal.text()).toContain('1 / 2 道练习  14 / 28 分');
      const lines = terminal.text().split('\n');
      expect(lines.filter((line) => displayWidth(line) > 40)).toEqual([]);
      expect(lines.filter((line) => /返回|退出/.test(line)).at(-1)).toMatch(/q 退出$/); // nothing of an earlier screen is left behind it

      terminal.press('l');
      await terminal.shows(/✓ 1\.03 fourfold[^]*· 1\.05 sixfold[^]*↑ ↓ 选择 {3}enter 前往/);
      terminal.press('q');
      await terminal.shows(/ended with 0/);
    } finally {
      terminal.close();
    }
  });

  it('does not wait for a loop that never ends once the file is saved again', async () => {
    const terminal = new TmuxTerminal({ width: 40, height: 20 }, course.root, `${COMMAND} watch 1.02`);
    try {
      await terminal.shows(/1\.02 thrice/);
      course.answer('01-times/02-thrice.ts', (solution) => solution.replace('return', 'while (true);\n  return'));
      await terminal.shows(/Judging …/);
      course.answer('01-times/02-thrice.ts');
      await terminal.shows(/✓ 1\.02 passes\. Everything here/);
      terminal.press('C-c');
      await terminal.shows(/ended with 0/);
    } finally {
      terminal.close();
    }
  });
});

describe('gradus watch without a terminal', () => {
  it('prints each verdict, keeps it for gradus test, and ends when it is told to', async () => {
    const child = course.start(['watch', '1.04']);
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    const ended = new Promise<number | null>((done) => child.on('close', done));
    await until(
      () => text.includes('Watching 1 exercises'),
      'the first line',
      () => text,
    );
    await until(
      () => /1\.04 fivefold/.test(text),
      'the first verdict',
      () => text,
    );
    course.answer('01-times/04-fivefold.ts');
    await until(
      () => /1\.04 fivefold .* points\n {2}✓/.test(text),
      'a pass',
      () => text,
    );
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(text).not.toContain('\u001b');
    expect(course.read('.gradus/progress.jsonl')).toContain('"exercise":"times/fivefold","did":"pass"');
    expect((await course.gradus([])).stdout).not.toContain('changed');
  });

  it('is refused what is not there', async () => {
    const { code, stderr } = await course.gradus(['watch', '9.99']);
    expect(code).toBe(2);
    expect(stderr).toContain('There is no lesson or exercise "9.99".');
  });
});
