import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transformSync } from 'esbuild';
import { leaksIn, secretsOf } from './secrets';

const root = mkdtempSync(join(tmpdir(), 'secrets-'));
afterAll(() => rmSync(root, { recursive: true }));

const HEAD = "import { tf } from '@gradus/runtime';\n\nexport function softmax(x: tf.Tensor, axis = -1): tf.Tensor {\n";
const SOLUTION = `${HEAD}  const shifted: tf.Tensor = x.sub(x.max(axis, true));
  const exponentials = shifted.exp();
  return exponentials.div(exponentials.sum(axis, true));
}\n`;
const STUB = `${HEAD}  throw new NotImplemented('4.02');\n}\n`;
const README =
  'The sum over exponentials, `shifted.exp()`, is what one divides by: `const exponentials = shifted.exp();`';

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

async function leaks(text: string, published: readonly string[] = [STUB]) {
  write('solutions/04-softmax/02-softmax.ts', SOLUTION);
  const secrets = await secretsOf({ root, lessons: [] }, published);
  return leaksIn(new Map([['file', Buffer.from(text)]]), secrets).map(({ line }) => line);
}

const [SHIFT, LAST] = ['constshifted=x.sub(x.max(axis,true))', 'returnexponentials.div(exponentials.sum(axis,true))'];

test.each<[string, string]>([
  ['as it is', SOLUTION],
  ['without blanks', SOLUTION.replace(/ *\n */g, '')],
  ['as text in JSON, like in a source map', JSON.stringify({ sourcesContent: [SOLUTION] })],
  ['as JavaScript', transformSync(SOLUTION, { loader: 'ts' }).code],
  ['in a bundle', transformSync(SOLUTION, { loader: 'ts', minifyWhitespace: true }).code],
])('finds a solution %s', async (_, text) => {
  expect(await leaks(text)).toContain(LAST);
});

test('finds a single line, and says nothing of what stubs and texts show', async () => {
  expect(await leaks('x;const shifted = x.sub(x.max(axis, true)); y')).toEqual([SHIFT]);
  expect(await leaks(STUB)).toEqual([]);
  expect(await leaks(README)).toHaveLength(1);
  expect(await leaks(README, [STUB, README])).toEqual([]);
});
