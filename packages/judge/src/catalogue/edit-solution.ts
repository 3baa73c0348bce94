import type { AnswerBody } from './answer-header';

export type EditedSolution =
  | { readonly status: 'edited'; readonly text: string }
  /** The problem names file and line. */
  | { readonly status: 'wrong'; readonly problem: string };

export interface EditContext {
  /** Of the file with the edit. */
  readonly path: string;
  readonly solution: { readonly path: string; readonly text: string };
}

const REPLACE = '=== replace';
const WITH = '=== with';
const FORM = `An edit is one or more pairs of "${REPLACE}", lines of the solution, "${WITH}", what stands there instead.`;

interface Place {
  readonly from: number;
  readonly to: number;
  readonly instead: string;
  readonly line: number;
}

/**
 * The reference solution with some of its text replaced:
 *
 *     === replace
 *     w − lr · v
 *     === with
 *     w + lr · v
 *
 * Any number of pairs may follow each other. What is replaced may be whole lines or a part of one, and must be in the
 * solution exactly once, so that an edit which no longer fits is noticed.
 */
export function editSolution({ text, line }: AnswerBody, { path, solution }: EditContext): EditedSolution {
  const sections = sectionsOf(text.split(/\r?\n/), line);
  if ('problem' in sections) return wrong(sections);
  const places: Place[] = [];
  for (const { replaced, instead, line } of sections.pairs) {
    if (replaced.trim() === '') return wrong({ line, problem: 'There is nothing to replace.' });
    const [from, ...others] = occurrences(replaced, solution.text);
    if (from === undefined || others.length > 0) {
      const times = from === undefined ? 'not there' : `there ${others.length + 1} times`;
      return wrong({ line, problem: `What is to be replaced must be in ${solution.path} exactly once, but is ${times}:\n${replaced}` }); // prettier-ignore
    }
    places.push({ from, to: from + replaced.length, instead, line });
  }
  places.sort((a, b) => a.from - b.from);
  const overlapping = places.find(({ from }, i) => i > 0 && from < places[i - 1]!.to);
  if (overlapping) return wrong({ line: overlapping.line, problem: 'Another pair replaces a part of the same text.' });
  return { status: 'edited', text: places.reduceRight(replace, solution.text) };

  function wrong({ line, problem }: { line: number; problem: string }): EditedSolution {
    return { status: 'wrong', problem: `${path}:${line}: ${problem}` };
  }
}

interface Pair {
  readonly replaced: string;
  readonly instead: string;
  readonly line: number;
}

/** The pairs, in the order in which they are written. */
function sectionsOf(
  lines: readonly string[],
  firstLine: number,
): { pairs: Pair[] } | { line: number; problem: string } {
  const content = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
  const marks = content.flatMap((text, at) => (text === REPLACE || text === WITH ? [{ text, at }] : []));
  const before = content.slice(0, marks[0]?.at).findIndex((text) => text.trim() !== '');
  if (before >= 0) return { line: firstLine + before, problem: `Expected "${REPLACE}". ${FORM}` };
  const odd = marks.findIndex(({ text }, i) => text !== (i % 2 === 0 ? REPLACE : WITH));
  if (odd >= 0) {
    return { line: firstLine + marks[odd]!.at, problem: `Expected "${odd % 2 === 0 ? REPLACE : WITH}". ${FORM}` };
  }
  if (marks.length === 0 || marks.length % 2 === 1) {
    return { line: firstLine + content.length, problem: `Expected "${marks.length % 2 === 0 ? REPLACE : WITH}", found the end. ${FORM}` }; // prettier-ignore
  }
  const after = (i: number) => content.slice(marks[i]!.at + 1, marks[i + 1]?.at).join('\n');
  const pairs = marks.flatMap(({ text, at }, i) =>
    text === REPLACE ? [{ replaced: after(i), instead: after(i + 1), line: firstLine + at + 1 }] : [],
  );
  return { pairs };
}

function occurrences(part: string, text: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}

function replace(text: string, { from, to, instead }: Place): string {
  return text.slice(0, from) + instead + text.slice(to);
}
