import { tensorMatchers } from '../matchers/matchers';
import { tensor } from '../tensors';
import { quickExpect } from './quick-expect';

beforeAll(() => expect.extend(tensorMatchers as unknown as jest.ExpectExtendMap));

/** Counts how often Jest is bothered. */
function counted(): { quick: jest.Expect; asked: () => number } {
  let count = 0;
  const counting = Object.assign((received: unknown) => (count++, expect(received)), expect) as unknown as jest.Expect;
  return { quick: quickExpect(counting), asked: () => count };
}

test('what agrees does not get as far as Jest', () => {
  const { quick, asked } = counted();
  quick(tensor([1, 2])).toBeCloseToTensor([1, 2]);
  quick(tensor([1, 2])).toEqualTensor([1, 2]);
  quick(tensor([1, 2])).toHaveShape([2]);
  quick(1).toBeCloseToNumber(1);
  expect(asked()).toBe(0);
});

test('it counts as an assertion all the same', () => {
  const { assertionCalls } = expect.getState();
  counted().quick(1).toBeCloseToNumber(1);
  expect(expect.getState().assertionCalls).toBe(assertionCalls + 1);
});

test('what differs fails in Jest’s way, with the same message', () => {
  const { quick, asked } = counted();
  const thrownBy = (act: () => void) => {
    try {
      act();
    } catch (error) {
      return error as { message: string; matcherResult: { expected: string; actual: string } };
    }
    throw new Error('Nothing was thrown.');
  };
  const [ours, theirs] = [quick, expect].map((by) => thrownBy(() => by(tensor([1, 2])).toBeCloseToTensor([1, 3])));
  expect(ours!.message).toBe(theirs!.message);
  expect(ours!.matcherResult).toMatchObject({ expected: theirs!.matcherResult.expected, actual: theirs!.matcherResult.actual }); // prettier-ignore
  expect(asked()).toBe(1);
});

test('everything else is Jest’s', async () => {
  const { quick } = counted();
  quick([1]).toEqual([1]);
  quick(1).not.toBe(2);
  await quick(Promise.resolve(1)).resolves.toBe(1);
  quick({ a: 1, b: 2 }).toEqual(quick.objectContaining({ a: 1 }));
  expect(() => quick(1).toBe(2)).toThrow();
  expect(() => quick(tensor([1])).not.toBeCloseToTensor([1])).toThrow();
});
