import { eachLimited } from './each-limited';

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('at most so many at a time, all of them, in their order', async () => {
  let [now, most] = [0, 0];
  const begun: number[] = [];
  await eachLimited([1, 2, 3, 4, 5], 2, async (n) => {
    begun.push(n);
    most = Math.max(most, ++now);
    await turn();
    now--;
  });
  expect([begun, most]).toEqual([[1, 2, 3, 4, 5], 2]);
});

test('a failure begins nothing more, and waits for what runs', async () => {
  const ended: number[] = [];
  const run = eachLimited([1, 2, 3, 4], 2, async (n) => {
    if (n === 1) throw new Error('one');
    await turn();
    ended.push(n);
  });
  await expect(run).rejects.toThrow('one');
  expect(ended).toEqual([2]);
});
