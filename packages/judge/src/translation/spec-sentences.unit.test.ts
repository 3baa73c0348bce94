import { specSentences } from './spec-sentences';

const spec = `
import { check, exercise } from '@gradus/testkit';
const { f } = exercise('4.02');
const CUT = 'Numbers taken out of a tensor cut the chain.';
const MOST = 3;
check('rows', 'f(x) = x', async (gen) => {
  expect(await f(1, 'the time')).toBeCloseToNumber(1, { name: 'number of calls' });
  await expectThrows(f(-1), 'temperature 0');
  for (const p of [0.1]) expect(share).toBeBetween(0, 1, { name: \`share for p = \${p}\` });
  expect(same ? 'the same order' : 'new orders').toBe('new orders');
  expect(variables[0]!.name).toBe('W');
  expect(disposed ? 'disposed' : 'alive').toBe('alive');
  const layer = \`layer \${p} (\${kind})\`;
  await refuses([], 'float32 labels', { activation: relu ? 'relu' : 'sigmoid', name: 'id of W' });
  if (!data) throw new Error('the data are missing');
}, { cause: CUT });
check('most', \`f() of \${MOST} numbers\`, () => {}, { cause: 'One sentence.' });
`;

test('specSentences() gives titles, causes and words in their order, each once, with places', () => {
  expect(specSentences(spec)).toEqual([
    'f(x) = x',
    'the time',
    'number of calls',
    'temperature 0',
    'share for p = {1}',
    'the same order',
    'new orders',
    'disposed',
    'alive',
    'layer {1} ({2})',
    'float32 labels',
    'id of W',
    'Numbers taken out of a tensor cut the chain.',
    'f() of {1} numbers',
    'One sentence.',
  ]);
});
