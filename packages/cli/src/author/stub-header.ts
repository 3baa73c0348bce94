import type { Exercise } from '@gradus/contract';

const WIDTH = 118;

/**
 * The comment that every stub begins with: what the exercise is worth and what is not allowed, straight from the
 * manifest, so that no rule can cost points that the student was not told.
 *
 * @param imports what other exercises may be imported from, as written in an import
 */
export function stubHeader(exercise: Exercise, imports: readonly string[]): string {
  const { kernels, names } = exercise.forbids;
  const points = exercise.points === 1 ? '1 point' : `${exercise.points} points`;
  return [
    `Exercise ${exercise.id}, ${points}.`,
    ...(names.length > 0 ? [`Do without: ${names.join(', ')}.`] : []),
    ...(kernels.length > 0 ? [`TensorFlow.js must not run: ${kernels.join(', ')}.`] : []),
    ...(imports.length > 0 ? [`You may import: ${imports.join(', ')}.`] : []),
  ]
    .flatMap((sentence) => commentLines(sentence))
    .join('');
}

function commentLines(sentence: string): string[] {
  const lines = [''];
  for (const word of sentence.split(' ')) {
    const line = lines.at(-1)!;
    if (line !== '' && line.length + 1 + word.length > WIDTH - 3) lines.push(`  ${word}`);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.map((line) => `// ${line}\n`);
}
