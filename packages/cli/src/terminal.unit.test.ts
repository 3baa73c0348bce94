import { captured } from './testing/captured';
import { standardOutput, withProgress } from './terminal';

function terminalOf(given: { isTTY?: boolean; columns?: number }) {
  let found: ReturnType<typeof standardOutput>;
  return captured('stdout', () => (found = standardOutput()), given).then(() => found);
}

describe('standardOutput', () => {
  afterEach(() => void delete process.env['NO_COLOR']);

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
  const CLEAR = '\r\u001b[K';

  it('draws a line on a terminal and takes it away', async () => {
    const text = await captured(
      'stderr',
      () =>
        withProgress(async ({ start, step }) => {
          start(2);
          step();
          step();
          start(1);
          step();
        }),
      { isTTY: true },
    );
    const lines = ['0 of 2', '1 of 2', '2 of 2', '0 of 1', '1 of 1'].map((state) => `${CLEAR}Grading … ${state}`);
    expect(text).toBe(`${lines.join('')}${CLEAR}`);
  });

  it('takes the line away when the work fails', async () => {
    const work = () => withProgress(() => Promise.reject(new Error('broken')));
    const text = await captured('stderr', () => expect(work()).rejects.toThrow('broken'), { isTTY: true });
    expect(text).toBe(CLEAR);
  });

  it('is silent without a terminal', async () => {
    const work = withProgress.bind(undefined, async ({ start, step }) => (start(1), step()));
    expect(await captured('stderr', work)).toBe('');
  });

  it('gives what the work gives', async () => {
    expect(await withProgress(async () => 7)).toBe(7);
  });
});
