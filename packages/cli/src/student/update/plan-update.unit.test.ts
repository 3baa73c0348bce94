import fc from 'fast-check';
import { type Edition } from './edition';
import { planUpdate, type Row } from './plan-update';
import { carriedOut, makeEdition } from './testing/make-edition';

const STUB = 'export function f() {\n  //\n  throw new NotImplemented();\n}\n';
const MINE = STUB.replace('throw new NotImplemented();', 'return 1; // mine');
const NEW = `// Exercise 1.01.\n${STUB}`;
const at = (file: string) => `exercises/01-a/${file}.ts`;

function plan(installed: Edition, incoming: Edition, disk: Record<string, string>) {
  const before = new Map(Object.entries(disk));
  const { rows, steps } = planUpdate(installed, incoming, (path) => before.has(path) ? Buffer.from(before.get(path)!) : undefined); // prettier-ignore
  const { after, backup } = carriedOut(before, steps);
  return { rows: rows.map(words), after: Object.fromEntries(after), backup: Object.fromEntries(backup) };
}

const words = ({ status, path, from }: Row) => `${status} ${path}${from ? ` from ${from}` : ''}`;

describe('planUpdate, of exercises', () => {
  it('lets a text follow its exercise to another file and another name', () => {
    const before = makeEdition('1', [at('01-f'), STUB, { exercise: 'a/f' }]);
    const now = makeEdition('2', [at('02-g'), NEW, { exercise: 'a/g', formerly: ['a/f'] }]);
    const { rows, after, backup } = plan(before, now, { [at('01-f')]: MINE });
    expect(rows).toEqual([`merged ${at('02-g')} from ${at('01-f')}`]);
    expect(after).toEqual({ [at('02-g')]: `// Exercise 1.01.\n${MINE}` });
    expect(backup).toEqual({ [at('01-f')]: MINE });
  });

  it('lets two exercises change places', () => {
    const [one, two] = [MINE, MINE.replace('return 1', 'return 2')];
    const before = makeEdition('1', [at('01-f'), STUB, { exercise: 'a/f' }], [at('02-f'), STUB, { exercise: 'a/g' }]);
    const now = makeEdition('2', [at('01-f'), STUB, { exercise: 'a/g' }], [at('02-f'), STUB, { exercise: 'a/f' }]);
    const { after, backup } = plan(before, now, { [at('01-f')]: one, [at('02-f')]: two });
    expect(after).toEqual({ [at('01-f')]: two, [at('02-f')]: one });
    expect(backup).toEqual({ [at('01-f')]: one, [at('02-f')]: two });
  });

  it('gives a new exercise the file that another one has left', () => {
    const before = makeEdition('1', [at('01-f'), STUB, { exercise: 'a/f' }]);
    const now = makeEdition('2', [at('01-f'), NEW, { exercise: 'a/new' }], [at('02-f'), STUB, { exercise: 'a/f' }]);
    const { rows, after } = plan(before, now, { [at('01-f')]: MINE });
    expect(rows).toEqual([`new ${at('01-f')}`, `kept ${at('02-f')} from ${at('01-f')}`]);
    expect(after).toEqual({ [at('01-f')]: NEW, [at('02-f')]: MINE });
  });

  it('takes a file of the same name for the same exercise if nobody says where that went', () => {
    const before = makeEdition('1', [at('01-f'), STUB, { exercise: 'a/f' }]);
    const now = makeEdition('2', [at('01-f'), NEW, { exercise: 'a/renamed' }]);
    expect(plan(before, now, { [at('01-f')]: MINE }).after).toEqual({ [at('01-f')]: `// Exercise 1.01.\n${MINE}` });
  });

  it('puts the new stub beside what it cannot be merged with', () => {
    const before = makeEdition('1', [at('01-f'), STUB, { exercise: 'a/f' }]);
    const now = makeEdition('2', [at('01-f'), STUB.replace('()', '("1.01")').replace('NotImplemented()', 'NotImplemented(1)'), { exercise: 'a/f' }]); // prettier-ignore
    const { rows, after } = plan(before, now, { [at('01-f')]: MINE, [at('01-f.new')]: 'an earlier one' });
    expect(rows).toEqual([`conflict ${at('01-f')}`]);
    expect(after[at('01-f')]).toBe(MINE);
    expect(after[at('01-f.new')]).toContain('NotImplemented(1)');
  });

  it('leaves a file of the student’s own where a new exercise would be', () => {
    const now = makeEdition('2', [at('01-f'), STUB, { exercise: 'a/f' }]);
    const { rows, after } = plan(makeEdition('1', ['x', '']), now, { [at('01-f')]: MINE, x: '' });
    expect(rows).toEqual([`conflict ${at('01-f')}`, 'removed x']);
    expect(after).toEqual({ [at('01-f')]: MINE, [at('01-f.new')]: STUB });
  });

  it('says so and keeps a copy where a text that stays behind is in the way', () => {
    const before = makeEdition('1', [at('01-f'), STUB, { exercise: 'a/f' }], [at('02-g'), STUB, { exercise: 'a/g' }]);
    const now = makeEdition('2', [at('01-f'), STUB, { exercise: 'a/g' }]);
    const { rows, after, backup } = plan(before, now, { [at('01-f')]: MINE, [at('02-g')]: `${MINE}// g` });
    expect(rows).toEqual([`kept ${at('01-f')} from ${at('02-g')}`, `overwritten ${at('01-f')}`]);
    expect(after).toEqual({ [at('01-f')]: `${MINE}// g` });
    expect(backup[at('01-f')]).toBe(MINE);
  });

  it('has nothing to do the second time', () => {
    const now = makeEdition('2', [at('01-f'), NEW, { exercise: 'a/f' }], ['packages/x.js', 'x']);
    const { rows, backup } = plan(now, now, { [at('01-f')]: MINE, 'packages/x.js': 'x', 'notes.md': 'mine' });
    expect([rows, backup]).toEqual([[`kept ${at('01-f')}`], {}]);
  });
});

describe('planUpdate, of the machine', () => {
  const before = makeEdition('1', ['m/a.js', 'a'], ['m/gone.js', 'g'], ['README.md', 'r'], ['m/old.js', 'o']);
  const now = makeEdition('2', ['m/a.js', 'A'], ['m/b.js', 'b'], ['README.md', 'r'], ['m/old.js', 'o']);

  it('makes it the new one, with copies of what somebody changed', () => {
    const { rows, after, backup } = plan(before, now, { 'm/a.js': 'hacked', 'm/gone.js': 'g', 'README.md': 'r', 'm/old.js': 'hacked' }); // prettier-ignore
    expect(rows).toEqual(['overwritten m/a.js', 'new m/b.js', 'overwritten m/old.js', 'removed m/gone.js']);
    expect(after).toEqual({ 'm/a.js': 'A', 'm/b.js': 'b', 'README.md': 'r', 'm/old.js': 'o' });
    expect(backup).toEqual({ 'm/a.js': 'hacked', 'm/gone.js': 'g', 'm/old.js': 'hacked' });
  });

  it('leaves notes in a text that is as it was, and what was changed and is not needed any more', () => {
    const { rows, after } = plan(before, now, { 'm/a.js': 'A', 'm/b.js': 'b', 'm/gone.js': 'mine', 'README.md': 'r, my notes', 'm/old.js': 'o' }); // prettier-ignore
    expect(rows).toEqual(['kept README.md', 'left m/gone.js']);
    expect(after['README.md']).toBe('r, my notes');
  });

  it('takes line ends for no change', () => {
    const lines = makeEdition('1', ['m/a.js', '1\n2\n']);
    expect(plan(lines, lines, { 'm/a.js': '1\r\n2\r\n' }).rows).toEqual([]);
    expect(plan(lines, makeEdition('2', ['m/a.js', '3\n']), { 'm/a.js': '1\r\n2\r\n' }).rows).toEqual([
      'replaced m/a.js',
    ]);
  });

  it('does not delete a file that on many systems is the new one', () => {
    const [old, renamed] = [makeEdition('1', ['m/A.js', 'a']), makeEdition('2', ['m/a.js', 'a'])];
    expect(plan(old, renamed, { 'm/A.js': 'a', 'm/a.js': 'a' }).after).toEqual({ 'm/A.js': 'a', 'm/a.js': 'a' });
  });
});

/** An exercise of a made course: where it is in both editions, what its stub says there, and what a student did. */
interface Made {
  readonly before?: string;
  readonly now?: string;
  readonly isRenamed: boolean;
  readonly base: string;
  readonly theirs: string;
  readonly mine?: string;
}

const line = fc.constantFrom('', '}', '  return x;', '/** doc', ' */', '  // @TODO');
const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'));
const place = fc.option(
  fc.integer({ min: 1, max: 6 }).map((n) => at(`0${n}-x`)),
  { nil: undefined },
);

/** A text with some lines left out and some of the editor's own, which nobody else writes. */
function edited(base: fc.Arbitrary<string>, who: string): fc.Arbitrary<string> {
  const edit = fc.array(fc.constantFrom('keep', 'keep', 'keep', 'drop', 'add'), { maxLength: 9 });
  return fc.tuple(base, edit, fc.nat()).map(([of, edits, salt]) =>
    of.split('\n').flatMap((each, i) => edits[i] === 'drop' ? [] : edits[i] === 'add' ? [each, `${who} ${salt} ${i}`] : [each]).join('\n')); // prettier-ignore
}

const exercise: fc.Arbitrary<Made> = text.chain((base) =>
  fc.record({
    before: place,
    now: place,
    isRenamed: fc.boolean(),
    base: fc.constant(base),
    theirs: edited(fc.constant(base), 'theirs'),
    mine: fc.option(edited(fc.constant(base), 'mine'), { nil: undefined }),
  }),
);

function distinct(paths: (string | undefined)[]): boolean {
  const there = paths.filter((path) => path !== undefined);
  return new Set(there).size === there.length;
}

const courses = fc
  .array(exercise, { minLength: 1, maxLength: 5 })
  .filter((all) => distinct(all.map(({ before }) => before)) && distinct(all.map(({ now }) => now)));

test('whatever an update does, every line a student wrote is in the file of its exercise, or in a copy that is named', () => {
  let [merged, conflicts] = [0, 0];
  fc.assert(
    fc.property(courses, (made) => {
      const name = (i: number) => `a/f${i}`;
      const installed = makeEdition('1', ...made.flatMap(({ before, base }, i) => (before ? [[before, base, { exercise: name(i) }] as const] : []))); // prettier-ignore
      const incoming = makeEdition('2', ...made.flatMap(({ now, theirs, isRenamed }, i) => now ? [[now, theirs, isRenamed ? { exercise: `a/new${i}`, formerly: [name(i)] } : { exercise: name(i) }] as const] : [])); // prettier-ignore
      const disk = new Map(made.flatMap(({ before, mine }) => (before && mine !== undefined ? [[before, mine]] : [])));
      const { rows, steps } = planUpdate(installed, incoming, (path) => disk.has(path) ? Buffer.from(disk.get(path)!) : undefined); // prettier-ignore
      const { after, backup } = carriedOut(disk, steps);
      for (const { before, now, base, mine, theirs } of made) {
        if (before === undefined || mine === undefined) continue;
        const end = now === undefined ? after.get(before) : after.get(now);
        const isCopied = rows.some(({ status, path }) => status === 'overwritten' && path === before);
        if (!isCopied && mine !== base) expect(own(end ?? '')).toEqual(own(mine));
        if (mine === base && now !== undefined) expect(after.get(now)).toBe(theirs);
        if (after.get(before) !== mine) expect(backup.get(before)).toBe(mine);
      }
      merged += rows.filter(({ status }) => status === 'merged').length;
      conflicts += rows.filter(({ status }) => status === 'conflict').length;
    }),
    { numRuns: 600 },
  );
  expect(Math.min(merged, conflicts)).toBeGreaterThan(20);
});

function own(content: string): string[] {
  return content.split('\n').filter((each) => each.startsWith('mine '));
}
