import { HOSTILE } from '@gradus/contract/testing';
import { lexer, type Token } from 'marked';
import fc from 'fast-check';
import { makeCheck, makeExercise, makeResults, makeStub } from '../../testing/make-results';
import { fenced, inlineCode, inlineText } from '../../markdown';
import { studentReport } from './student';
import { studentMarkdown } from './student-markdown';
import { studentPage } from './student-page';

const values = makeCheck({
  title: 'values',
  status: 'fail',
  message: 'is 3',
  input: 'twice(1)',
  expected: '2',
  received: '3',
  cause: 'added',
  misconception: { name: 'm', sentence: 'Twice is a product.' },
});
const results = makeResults([
  {
    id: '04-softmax',
    title: 'Softmax',
    exercises: [
      makeExercise({ id: '4.01', name: 'one', checks: [makeCheck({ title: 'right' })] }),
      makeExercise({
        id: '4.02',
        name: 'two',
        checks: [values, makeCheck({ title: 'shape' })],
        curve: { unit: 'epoch', series: [{ name: 'loss', values: [2, 'NaN'] }] },
      }),
      makeStub({ id: '4.03', name: 'three' }),
    ],
  },
]);

describe('studentReport', () => {
  it('names what to go on with, and how far the hints were seen', () => {
    const report = studentReport(results, { hints: { '4.02': 2 } });
    expect(report.next).toEqual({
      id: '4.02',
      name: 'two',
      path: 'exercises/04-softmax/02-two.ts',
      isBegun: true,
      hints: 2,
    });
    expect(report.lessons[0]!.exercises.map(({ hints }) => hints)).toEqual([undefined, '2 of 3 hints seen', undefined]);
  });

  it('tells what holds for all checks once', () => {
    const broken = ['a', 'b'].map((title) =>
      makeCheck({ title, status: 'compile-error', message: 'line 3: expected ;' }),
    );
    const [exercise] = studentReport(
      makeResults([{ id: '01-a', title: 'A', exercises: [makeExercise({ id: '1.01', name: 'x', checks: broken })] }]),
    ).lessons[0]!.exercises;
    expect(exercise).toMatchObject({ problem: 'line 3: expected ;', failures: [] });
  });

  it('has the points that an instructor decided, with a sentence that says so', () => {
    const decided = { score: 150, lessons: { '04-softmax': 150 }, exercises: [{ exercise: '4.03', points: 0.5 }] };
    const report = studentReport(results, { decided });
    expect(report).toMatchObject({ score: 150, totalDecided: undefined });
    expect(report.lessons[0]!.exercises[2]).toMatchObject({
      score: 50,
      decided: 'Your instructor gave 0.5 points; the checks gave 0.',
    });
  });
});

describe('studentPage and studentMarkdown', () => {
  it.each([
    ['page', studentPage],
    ['Markdown', studentMarkdown],
  ])('show a failing check with all that is known of it: %s', (_, show) => {
    const text = show(studentReport(results, { hints: { '4.02': 1 } }));
    for (const part of [
      'is 3',
      'twice(1)',
      'expected',
      'received',
      'added',
      'Twice is a product.',
      '1 of 3 hints seen',
      'exercises/04-softmax/02-two.ts',
      'npm test -- 4.02',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('draw the curve with the words for it', () => {
    expect(studentPage(studentReport(results))).toContain('loss: from 2.00 in epoch 1 to NaN in epoch 2');
    expect(studentMarkdown(studentReport(results))).toContain('loss  2.00 → NaN');
  });
});

/** Everything that a reader of Markdown could make of a text but lines of it. */
function actors(markdown: string, more: readonly string[] = []): string[] {
  const flat = (tokens: readonly Token[]): Token[] =>
    tokens.flatMap((token) => [token, ...flat(('tokens' in token && token.tokens) || [])]);
  return flat(lexer(markdown))
    .filter(({ type }) =>
      [
        ...more,
        'html',
        'link',
        'image',
        'heading',
        'table',
        'list',
        'blockquote',
        'code',
        'hr',
        'def',
        'del',
        'strong',
        'em',
      ].includes(type),
    )
    .map(({ type, raw }) => `${type}: ${raw}`);
}

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'`~<>&"\'[]()!|*_#-=+@:.1\\\r\n\t aw') }),
  fc.constantFrom(...Object.values(HOSTILE)),
);

describe('Markdown of what students wrote', () => {
  it('is text within a line, and nothing else', () => {
    fc.assert(
      fc.property(anything, (text) => expect(actors(`x ${inlineText(text)}`, ['codespan'])).toEqual([])),
      { seed: 1, numRuns: 2_000 },
    );
    fc.assert(
      fc.property(anything, (text) => expect(actors(`x ${inlineCode(text)} y`)).toEqual([])),
      { seed: 1, numRuns: 2_000 },
    );
  });

  it('is one block between fences', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const [block, ...rest] = lexer(`${fenced(text)}\n\nend`).filter(({ type }) => type !== 'space');
        expect(block!.type).toBe('code');
        expect(rest.map(({ raw }) => raw)).toEqual(['end']);
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });
});
