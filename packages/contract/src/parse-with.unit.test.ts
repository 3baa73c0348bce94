import { z } from 'zod';
import { ContractError, parseWith } from './parse-with';

const schema = z.strictObject({ list: z.array(z.strictObject({ n: z.number() })) });
const source = { file: 'results.json' };

test('parseWith() gives what the text holds', () => {
  expect(parseWith(schema, '{"list":[{"n":1}]}', source)).toEqual({ list: [{ n: 1 }] });
});

test.each([
  ['{"list": [', /^results\.json is not JSON: /],
  ['', /^results\.json is not JSON: /],
  ['[]', /^results\.json is not valid:\n {2}\(whole file\): Invalid input: expected object, received array$/],
  ['{"list":[{"n":1},{"n":"2"}]}', /^results\.json is not valid:\n {2}list\[1\]\.n: Invalid input: expected number, received string$/],
])('parseWith() names file and field: %s', (text, sentence) => {
  expect(() => parseWith(schema, text, source)).toThrow(sentence);
}); // prettier-ignore

test('parseWith() throws a ContractError and keeps the cause of a syntax error', () => {
  try {
    parseWith(schema, '{', source);
    throw new Error('nothing was thrown');
  } catch (error) {
    expect(error).toBeInstanceOf(ContractError);
    expect((error as Error).cause).toBeInstanceOf(SyntaxError);
  }
});
