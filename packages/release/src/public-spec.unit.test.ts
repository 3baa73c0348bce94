import { publicSpec } from './public-spec';

const SPEC = `import { check, exercise, tensor } from '@gradus/testkit';

const { act } = exercise<typeof import('#01-a/01-one')>('1.01');
const SHARED = 4;
const SECRET_SEEDS = [99, 98];

// What is asked in private.
function hiddenInput() {
  return tensor([SECRET_SEEDS[0]!, SHARED]);
}

check('open', 'everybody sees this', async () => {
  expect(await act(SHARED)).toBe(4);
});

// This one is secret.
check(
  'closed',
  'nobody sees this',
  async () => {
    await act(hiddenInput());
  },
  { cause: 'secret cause', visibility: 'private' },
);
`;

test('private checks go, with what only they used and what is said above them', () => {
  const { text, removed } = publicSpec(SPEC, 'spec.ts');
  expect(removed).toEqual(['closed']);
  expect(text).not.toMatch(/secret|hidden|99|nobody|private/i);
  expect(text).toContain("check('open', 'everybody sees this'");
  expect(text).toContain('const SHARED = 4;');
});

test('a spec without private checks stays as it is, to the byte', () => {
  const plain = SPEC.replace("visibility: 'private'", "visibility: 'public'");
  expect(publicSpec(plain, 'spec.ts')).toEqual({ text: plain, removed: [] });
});

test.each([
  ['in a loop', "for (const n of [1]) {\n  check('a', 'b', () => {}, { visibility: 'private' });\n}", 2],
  ['with options made elsewhere', "const hidden = { visibility: 'private' } as const;\ncheck('a', 'b', () => {}, hidden);", 1],
  ['spread', "check('a', 'b', () => {}, {\n  ...{ 'visibility': 'private' },\n});", 2],
  ['with an id that is computed', "check(`a${1}`, 'b', () => {}, { visibility: 'private' });", 1],
  ['with a visibility that is computed', "check(id, 'b', () => {}, { visibility: choice });", 1],
])('a check %s is refused, with its line', (_, text, line) => {
  expect(() => publicSpec(text, 'grader/x.spec.ts')).toThrow(`grader/x.spec.ts:${line}: this check is private, or may be.`);
}); // prettier-ignore
