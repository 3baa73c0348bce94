import { applyEdits } from './edits';
import { hiddenParts } from './empty-exercise';
import { startWithComments } from './leading-comments';
import { readSolution } from './read-solution';

/** Shorter lines, like `return x;`, say nothing and occur by chance. */
const TELLING = 12;

/** The lines of a solution that should be missing in its stub but are not. Lines the solution also has where all may see them do not count. */
export function leakedLines(solution: string, stub: string): string[] {
  const { source, exercises, helpers } = readSolution(solution, 'solution.ts');
  const hidden = [...helpers, ...exercises.flatMap(hiddenParts)].map((node) => ({
    start: startWithComments(node),
    end: node.getEnd(),
    text: '',
  }));
  const text = source.getFullText();
  const visible = applyEdits(text, hidden);
  const lines = hidden.flatMap(({ start, end }) => text.slice(start, end).split('\n'));
  return [...new Set(lines.map((line) => line.trim()))].filter(
    (line) => line.length >= TELLING && /\w/.test(line) && !visible.includes(line) && stub.includes(line),
  );
}
