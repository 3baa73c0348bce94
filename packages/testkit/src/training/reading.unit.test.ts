import { en } from '../language/en';
import { zh } from '../language/zh';
import type { Judgement } from '../verdict-of';
import { withReading } from './reading';
import { type CurveOptions, RecordedCurve } from './recorded-curve';

const FAIL: Judgement = { status: 'fail', message: 'The accuracy is 0.1 but must be more than 0.9.', cause: 'Why?' };
const LATE: Judgement = { status: 'timeout', message: `train() did not finish within 60 s. ${en.endless}` };

const clock = jest.spyOn(performance, 'now');
afterAll(() => clock.mockRestore());

/** A training whose epochs each took a second. */
function curveOf(losses: readonly number[], given: Partial<CurveOptions> = {}): RecordedCurve {
  const curve = new RecordedCurve({ epochs: 10, ...given });
  clock.mockReturnValue(0);
  curve.begin();
  losses.forEach((loss, i) => {
    clock.mockReturnValue(1000 * (i + 1));
    curve.add(i + 1, { loss, accuracy: 0.1 });
  });
  return curve;
}

const says = (curve: RecordedCurve, judgement = FAIL) => withReading(judgement, curve).message!.replace(` ${FAIL.message}`, ''); // prettier-ignore
const causeOf = (curve: RecordedCurve, judgement = FAIL) => withReading(judgement, curve).cause;

describe('withReading() says of a failed check', () => {
  it('since when the loss is NaN, and what it was before', () => {
    expect(says(curveOf([2.31, 2.2, NaN, NaN]))).toBe('The loss is NaN from epoch 3 on. Before, it was 2.31 first and 2.2 last.'); // prettier-ignore
    expect(says(curveOf([2.31, NaN]))).toBe('The loss is NaN from epoch 2 on. Before, it was 2.31.');
    expect(says(curveOf([NaN, NaN]))).toBe('The loss is NaN from epoch 1 on.');
    expect(causeOf(curveOf([2.31, 2.2, NaN]))).toMatch(/^NaN comes from log 0/);
  });

  it('that the loss grew before it was NaN, or is infinite', () => {
    expect(causeOf(curveOf([2.31, 5e4, NaN]))).toMatch(/^The steps are too large, or go uphill/);
    expect(says(curveOf([2.31, Infinity]))).toBe('The loss is infinite from epoch 2 on. Before, it was 2.31.');
    expect(causeOf(curveOf([2.31, Infinity]))).toMatch(/^The steps are too large/);
  });

  it('in which step that was, if steps are reported', () => {
    const curve = curveOf([1.5]);
    [2.4, 1.9, 1.2, NaN, NaN, 1].forEach((loss, i) => curve.step(i, loss));
    expect(says(curve)).toBe('The loss is NaN from step 3 on, in epoch 2. Before, it was 2.4 first and 1.2 last.');
    expect(causeOf(curve)).toMatch(/^NaN comes from log 0/);
  });

  it('that the loss grows', () => {
    expect(says(curveOf([2.4, 3e8, 1e7]))).toBe('The loss went from 2.4 to 3.0e8 in epoch 2.');
    expect(says(curveOf([900, 1000], { guess: 2.302 }))).toBe('The loss went from 900 to 1000 in epoch 2. Guessing has 2.3.');
    expect(says(curveOf([900, 800], { guess: 2.302 }))).toBe('The loss is 900 in epoch 1 and 800 at the end. Guessing has 2.3.');
    expect(causeOf(curveOf([2.4, 3e8]))).toMatch(/^The steps are too large/);
  }); // prettier-ignore

  it('that the loss does not move, and what the check itself supposes', () => {
    expect(says(curveOf([2.303, 2.302, 2.303]))).toBe('The loss stays at 2.3 in all 3 epochs: nothing is learnt.');
    expect(causeOf(curveOf([2.3, 2.3]))).toMatch(/^The steps do not reach the variables .* Why\?$/);
  });

  it('that the loss ends where guessing is', () => {
    const far = curveOf([100, 2.35, 2.33], { guess: 2.302 });
    expect(says(far)).toBe('The loss ends at 2.33, and guessing has 2.3: nothing is learnt.');
    expect(causeOf(far)).toMatch(/^The loss began far above guessing.* Why\?$/);
    expect(causeOf(curveOf([2.6, 2.4, 2.31], { guess: 2.302 }))).toMatch(/^The steps do not reach the variables/);
  });

  it.each([
    ['falls', [2.3, 1.2, 0.6]],
    ['falls from far above', [900, 300, 90, 20]],
    ['falls and rises a little', [2.3, 0.6, 0.9]],
    ['was reported once', [2.3]],
    ['was never reported', []],
  ])('nothing if the loss %s', (_, losses) => {
    expect(withReading(FAIL, curveOf(losses, { guess: 2.3 }))).toBe(FAIL);
  });
});

describe('withReading() says of a training whose time was over', () => {
  const at = (curve: RecordedCurve, milliseconds: number) => (clock.mockReturnValue(milliseconds), curve);

  it('that it is slow, and how long it would have taken', () => {
    const curve = at(curveOf([3, 2, 1]), 3500);
    expect(withReading(LATE, curve)).toEqual({
      status: 'timeout',
      message: 'train() did not finish within 60 s. 3 of 10 epochs were done. Each took 1 s: 10 need 10 s.',
      cause: expect.stringMatching(/^This is slow rather than endless/) as string,
    });
  });

  it('that an epoch did not end, if the others were fast', () => {
    const curve = at(curveOf([3]), 60_000);
    expect(says(curve, LATE)).toContain('1 of 10 epochs was done. Each took 1 s; epoch 2 was not over after 59 s.');
    expect(causeOf(curve, LATE)).toMatch(/^Something in epoch 2 never ends/);
  });

  it('that the first epoch did not end, and after how many steps', () => {
    const curve = curveOf([]);
    expect(says(curve, LATE)).toContain('within 60 s. The first of 10 epochs was not over.');
    for (let i = 0; i < 7; i++) curve.step(i, 2);
    expect(says(curve, LATE)).toContain('The first of 10 epochs was not over, after 7 steps.');
    expect(causeOf(curve, LATE)).toMatch(/^The loop over the minibatches never ends/);
  });

  it('that the epochs never end, or what comes after them', () => {
    expect(says(curveOf([2, 1], { epochs: 2 }), LATE)).toContain('All 2 epochs were reported.');
    const endless = curveOf([2, 1, 1, 1, 1], { epochs: 2 });
    expect(says(endless, LATE)).toContain('All 2 epochs were reported, and then 3 more.');
    expect(causeOf(endless, LATE)).toMatch(/^The loop over the epochs never ends/);
  });
});

test('withReading() says how far a training was that took too much memory, and keeps the cause', () => {
  const judgement: Judgement = { status: 'memory-limit', message: 'Too much.', cause: 'Why?' };
  expect(withReading(judgement, curveOf([2]))).toEqual({ ...judgement, message: 'Too much. 1 of 10 epochs was done.' });
});

test.each(['pass', 'error', 'crash', 'infra-error'] as const)('withReading() leaves the verdict %s alone', (status) => {
  const judgement = { status, message: 'x' };
  expect(withReading(judgement, curveOf([NaN]))).toBe(judgement);
});

it('withReading() says the same in Chinese', () => {
  const inChinese = (curve: RecordedCurve, judgement: Judgement) => withReading(judgement, curve, zh).message;
  const fail: Judgement = { status: 'fail', message: '结果是 1，但应当是 2。' };
  expect(inChinese(curveOf([2.31, NaN]), fail)).toBe(
    '损失从第 2 轮起是 NaN。在此之前它是 2.31。结果是 1，但应当是 2。',
  );
  expect(inChinese(curveOf([2.3, 2.3, 2.3]), fail)).toBe(
    '损失在全部 3 轮里都停在 2.3：什么也没有学到。结果是 1，但应当是 2。',
  );
  const late: Judgement = { status: 'timeout', message: zh.sentence(zh.late('train()', 60), zh.endless) };
  expect(inChinese(curveOf([]), late)).toBe('train() 在 60 秒内没有结束。10 轮中的第一轮还没有结束。');
});
