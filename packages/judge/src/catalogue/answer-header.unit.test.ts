import { parseAnswerHeader } from './answer-header';

const checks = ['printed', 'stride'];
const parse = (kind: 'misconception' | 'alternative', ...lines: string[]) =>
  parseAnswerHeader(lines.join('\n'), { path: 'grader/08-cnn/x.ts', kind, checks });

const misconception = (sentence: string, caughtBy = 'printed') =>
  parse('misconception', '/**', ` * @misconception ${sentence}`, ` * @caughtBy ${caughtBy}`, ' */', 'export {};');

describe('parseAnswerHeader()', () => {
  it('reads a misconception', () => {
    expect(misconception('Padding counts twice.')).toEqual({
      status: 'parsed',
      header: { kind: 'misconception', sentence: 'Padding counts twice.', caughtBy: 'printed' },
      body: { text: 'export {};', line: 5 },
    });
  });

  it('reads an alternative, whose sentence may go on, with lines of any system', () => {
    expect(
      parse('alternative', '/**\r', ' * @alternative Counts the places\r', ' * one by one.\r', ' */\r', ''),
    ).toEqual({
      status: 'parsed',
      header: { kind: 'alternative', sentence: 'Counts the places one by one.' },
      body: { text: '', line: 5 },
    });
  });

  it('reads why a misconception cannot be named', () => {
    const tags = ['@misconception No.', '@caughtBy stride', '@unnamed 02-cut returns the same.'];
    const parsed = parse('misconception', '/**', ...tags.map((tag) => ` * ${tag}`), ' */');
    expect(parsed).toMatchObject({ header: { caughtBy: 'stride', unnamed: '02-cut returns the same.' } });
    const empty = parse('misconception', '/**', ...tags.slice(0, 2).map((tag) => ` * ${tag}`), ' * @unnamed', ' */');
    expect(empty).toMatchObject({ problem: expect.stringContaining(':4: @unnamed must be followed by a sentence') });
  });

  it('looks no further than the header', () => {
    const more = ['/**', ' * @alternative Works.', ' */', '/** @caughtBy nobody', ' */'];
    expect(parse('alternative', ...more).status).toBe('parsed');
  });

  const FORM = 'A header of this kind has @misconception and @caughtBy, in this order.';
  it.each([
    ['no header', ['export {};'], `1: Expected the line "/**": an answer begins with a header. ${FORM}`],
    ['an empty file', [''], `1: Expected the line "/**": an answer begins with a header. ${FORM}`],
    ['no end', ['/**', ' * @misconception No.'], `2: The header has no end: " */" is missing. ${FORM}`],
    ['text before the tags', ['/**', ' * No.', ' */'], `2: Expected " * @tag text" or " */", found " * No.". ${FORM}`],
    ['nothing', ['/**', ' */'], `2: Expected @misconception, found the end of the header. ${FORM}`],
    ['another kind', ['/**', ' * @alternative Yes.', ' */'], `2: Expected @misconception, found @alternative. ${FORM}`],
    [
      'no check',
      ['/**', ' * @misconception No.', ' */'],
      `3: Expected @caughtBy, found the end of the header. ${FORM}`,
    ],
    [
      'a tag that does not exist',
      ['/**', ' * @misconception No', ' * and no.', ' * @caughtby printed', ' */'],
      `4: Expected @caughtBy, found @caughtby. ${FORM}`,
    ],
    [
      'a tag too many after @unnamed',
      ['/**', ' * @misconception No.', ' * @caughtBy printed', ' * @unnamed Yes.', ' * @unnamed Yes.', ' */'],
      `5: @unnamed is one tag too many. ${FORM}`,
    ],
    [
      'two checks',
      ['/**', ' * @misconception No.', ' * @caughtBy printed', ' * @caughtBy stride', ' */'],
      `4: @caughtBy is one tag too many. ${FORM}`,
    ],
  ])('%s: says where, and what was expected', (_, lines, problem) => {
    expect(parse('misconception', ...lines)).toEqual({ status: 'wrong', problem: `grader/08-cnn/x.ts:${problem}` });
  });

  it('wants a sentence', () => {
    const problem = 'grader/08-cnn/x.ts:2: @misconception must be followed by a sentence with a full stop, but is followed by "flipped".'; // prettier-ignore
    expect(misconception('flipped')).toEqual({ status: 'wrong', problem });
    expect(misconception('').status).toBe('wrong');
  });

  it('wants a check of the exercise', () => {
    const problem = 'grader/08-cnn/x.ts:3: @caughtBy must name one check of the exercise, but is "printed, stride". Its checks: printed, stride.'; // prettier-ignore
    expect(misconception('No.', 'printed, stride')).toEqual({ status: 'wrong', problem });
  });
});
