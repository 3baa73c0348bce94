import { ContractError } from '@gradus/contract';
import { makeLesson } from '@gradus/judge/testing';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeMutant } from './testing/make-mutant';
import { checkExercises, explain, readSurvivors, type Survivor } from './survivors';

const REASON = 'The sum of nothing is 0 as well.';
const lesson = makeLesson('04-softmax', [{}, {}]);

function entry(given: Partial<Survivor> = {}): Survivor {
  const { mutator, original, replacement } = makeMutant('n < 1', 'n <= 1');
  return { exercise: '4.01', mutator, original, replacement, ordinal: 1, reason: REASON, ...given };
}

describe('explain()', () => {
  const [first, second, killed] = [
    makeMutant('n < 1', 'n <= 1'),
    makeMutant('n < 1', 'n <= 1', 2),
    makeMutant('a', 'b'),
  ];
  const explained = (...listed: Survivor[]) => explain('4.01', [first, second, killed], [first, second], listed);

  it('gives survivors the reasons that are listed, by what they are and which one', () => {
    const { reasons, unexplained, problems } = explained(entry({ ordinal: 2 }));
    expect([...reasons]).toEqual([[second, REASON]]);
    expect({ unexplained, problems }).toEqual({ unexplained: [first], problems: [] });
  });

  it('looks at the entries of its exercise only', () => {
    expect(explained(entry({ exercise: '4.02' }))).toMatchObject({ unexplained: [first, second], problems: [] });
  });

  it.each([
    [
      'does not survive',
      entry({ original: 'a', replacement: 'b' }),
      '4.01 EqualityOperator "a" → "b" does not survive: remove it.',
    ],
    [
      'is no mutant',
      entry({ ordinal: 3 }),
      '4.01 EqualityOperator "n < 1" → "n <= 1" (3) is no mutant of the solution any more: remove it, or write it as it is now.',
    ],
  ])('refuses an entry that %s', (_, listed, problem) => {
    expect(explained(listed)).toMatchObject({ unexplained: [first, second], problems: [problem] });
  });

  it('refuses an entry that is listed twice', () => {
    expect(explained(entry(), entry()).problems).toEqual(['4.01 EqualityOperator "n < 1" → "n <= 1" is listed twice: remove one.']); // prettier-ignore
  });
});

describe('readSurvivors()', () => {
  let root: string;
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'survivors-'))));
  afterEach(() => rmSync(root, { recursive: true }));

  function write(content: unknown): void {
    mkdirSync(join(root, 'grader/04-softmax'), { recursive: true });
    writeFileSync(join(root, 'grader/04-softmax/survivors.json'), JSON.stringify(content));
  }

  it('reads nothing where there is no file', () => {
    expect(readSurvivors(root, lesson)).toEqual([]);
  });

  it('takes the first one if no ordinal is given', () => {
    write([{ ...entry(), ordinal: undefined }]);
    expect(readSurvivors(root, lesson)).toEqual([entry()]);
  });

  it('wants a reason', () => {
    write([{ ...entry(), reason: 'Equivalent.' }]);
    expect(() => readSurvivors(root, lesson)).toThrow('grader/04-softmax/survivors.json is not valid:\n  [0].reason: ');
  });

  it('knows the exercises', () => {
    expect(() => checkExercises([entry({ exercise: '4.03' })], lesson)).toThrow(ContractError);
    expect(() => checkExercises([entry()], lesson)).not.toThrow();
  });
});
