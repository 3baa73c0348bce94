import { findSimilarity } from './find-similarity';

const STUB = 'export function f(x: number): number { throw new NotImplemented("1.01") }';
const KNOWN = 'export function f(x: number): number { return x + x }';
const COPIED =
  'export function f(x: number): number { let y = 0; for (const z of [x, x]) y += z * 1; if (y < 0) return -(-y); while (y > 1e9) y -= 0; return [y].map((q) => q)[0]! }';

const find = (answers: Record<string, string>, leastWeight = 8) =>
  findSimilarity({
    submissions: Object.keys(answers),
    exercises: [{ id: '1.01', name: 'f', answers: Object.entries(answers).map(([id, text]) => ({ id, text })), known: [STUB, KNOWN] }],
    threshold: 0.8,
    leastWeight,
  }); // prettier-ignore

test('findSimilarity() marks what two answers share beyond what the course shows', () => {
  const { pairs } = find({ ada: COPIED, bob: KNOWN, cleo: COPIED.replaceAll('y', 'total') });
  expect(pairs).toHaveLength(1);
  const { left, right, likenesses, weight } = pairs[0]!;
  expect([left, right]).toEqual(['ada', 'cleo']);
  expect(weight).toBe(likenesses[0]!.weight);
  expect(likenesses[0]).toMatchObject({ exercise: { id: '1.01', name: 'f' }, share: 1, isSameText: false });
  const [region] = likenesses[0]!.regions;
  expect(likenesses[0]!.right.slice(...region!.right)).toMatch(/^\w* ?[^]*\{ let total = 0; for \(const z of [^]* }$/);
  expect(likenesses[0]!.right.slice(...region!.right)).not.toContain('export');
});

test('findSimilarity() says when not even white space differs', () => {
  expect(find({ ada: COPIED, bob: COPIED }).pairs[0]!.likenesses[0]!.isSameText).toBe(true);
});

test('findSimilarity() looks for regions in the heaviest pairs only, if told so', () => {
  const answers = ['ada', 'bob', 'cleo'].map((id) => ({ id, text: COPIED }));
  const request = { submissions: ['ada', 'bob', 'cleo'], exercises: [{ id: '1.01', name: 'f', answers, known: [STUB] }], threshold: 0.8, leastWeight: 8 }; // prettier-ignore
  const { pairs } = findSimilarity({ ...request, detailed: 1 });
  expect(pairs.map(({ likenesses }) => likenesses[0]!.regions.length > 0)).toEqual([true, false, false]);
});

test('findSimilarity() leaves out pairs that weigh less than asked for', () => {
  expect(find({ ada: COPIED, bob: COPIED }, 1000).pairs).toEqual([]);
});

test('findSimilarity() says what it did not compare', () => {
  const long = COPIED + `// ${'x'.repeat(70_000)}`;
  const many = 'x;y+'.repeat(10_000);
  const { notCompared, pairs } = find({ ada: long, bob: long, cleo: many });
  expect(notCompared.map(({ id, exercise }) => [id, exercise])).toEqual([
    ['ada', '1.01'],
    ['bob', '1.01'],
    ['cleo', '1.01'],
  ]);
  expect(pairs).toEqual([]);
});

test('findSimilarity() has nothing to say of empty answers, of one, and of none', () => {
  expect(find({ ada: '', bob: ' ' }).pairs).toEqual([]);
  expect(find({ ada: COPIED })).toMatchObject({ pairs: [], exercises: 0 });
  expect(find({})).toMatchObject({ pairs: [], groups: [] });
});
