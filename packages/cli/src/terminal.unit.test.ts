import { captured } from './testing/captured';
import { type Progress, standardOutput, withProgress } from './terminal';

function terminalOf(given: { isTTY?: boolean; columns?: number }) {
  let found: ReturnType<typeof standardOutput>;
  return captured('stdout', () => (found = standardOutput()), given).then(() => found);
}

describe('standardOutput', () => {
  beforeEach(() => void delete process.env['NO_COLOR']);
  afterAll(() => void delete process.env['NO_COLOR']);

  it('has colour on a terminal only', async () => {
    const paint = async (isTTY: boolean) => (await terminalOf({ isTTY })).colors.red('x');
    expect(await paint(true)).toBe('\u001b[31mx\u001b[39m');
    expect(await paint(false)).toBe('x');
    process.env['NO_COLOR'] = '1';
    expect(await paint(true)).toBe('x');
  });

  it('is as wide as the terminal, but lines do not get longer than one can read', async () => {
    expect(await terminalOf({ columns: 72 })).toMatchObject({ width: 72 });
    expect(await terminalOf({ columns: 240 })).toMatchObject({ width: 110 });
    expect(await terminalOf({})).toMatchObject({ width: 110 });
  });
});

describe('withProgress', () => {
  const CLEAR = '\r\u001b[J';

  it('draws a line on a terminal and takes it away', async () => {
    const work = async (progress: Progress) => {
      progress.start(2);
      progress.step('1.01');
      progress.step('1.02');
    };
    const text = await captured('stderr', () => withProgress(work), { isTTY: true });
    const lines = ['0 of 2', '1 of 2', '2 of 2'].map((state) => `${CLEAR}Grading … ${state}`);
    expect(text).toBe(`${lines.join('')}${CLEAR}`);
  });

  it('draws a line for each thing that takes long, until it is done', async () => {
    const work = async (progress: Progress) => {
      progress.start(2);
      progress.show('4.11', 'epoch 1');
      progress.show('5.10', 'step 7');
      progress.show('4.11', 'epoch 2');
      progress.step('4.11');
    };
    const text = await captured('stderr', () => withProgress(work), { isTTY: true });
    expect(text.split(CLEAR)).toEqual([
      '',
      'Grading … 0 of 2',
      'epoch 1\nGrading … 0 of 2\u001b[1A',
      'epoch 1\nstep 7\nGrading … 0 of 2\u001b[2A',
      'epoch 2\nstep 7\nGrading … 0 of 2\u001b[2A',
      'step 7\nGrading … 1 of 2\u001b[1A',
      '',
    ]);
  });

  it('keeps every line shorter than the terminal is wide', async () => {
    const work = async (progress: Progress) => progress.show('4.11', 'x'.repeat(200));
    const text = await captured('stderr', () => withProgress(work), { isTTY: true, columns: 60 });
    expect(text).toContain(`${CLEAR}${'x'.repeat(59)}\n`);
  });

  it('takes the line away when the work fails', async () => {
    const work = () => withProgress(() => Promise.reject(new Error('broken')));
    const text = await captured('stderr', () => expect(work()).rejects.toThrow('broken'), { isTTY: true });
    expect(text).toBe(CLEAR);
  });

  it('is silent without a terminal', async () => {
    const work = async (progress: Progress) => (progress.start(1), progress.step('1.01'));
    expect(await captured('stderr', () => withProgress(work))).toBe('');
  });

  it('without a terminal prints a plain line every five seconds at most', async () => {
    const clock = jest.spyOn(performance, 'now');
    const at = (seconds: number) => clock.mockReturnValue(seconds * 1000);
    const work = async (progress: Progress) => {
      for (const second of [0, 1, 4.9, 5, 6, 9.9, 11]) {
        at(second);
        progress.show('4.11', `second ${second}`);
      }
    };
    expect(await captured('stderr', () => withProgress(work))).toBe('second 5\nsecond 11\n');
    clock.mockRestore();
  });

  it('gives what the work gives', async () => {
    expect(await withProgress(async () => 7)).toBe(7);
  });
});
