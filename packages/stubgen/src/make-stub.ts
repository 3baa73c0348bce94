import { assertNothingLeft } from './assert-nothing-left';
import { applyEdits } from './edits';
import { emptiedExercise, hiddenParts } from './empty-exercise';
import { importEdits, unusedImports } from './needed-imports';
import { assertId, readSolution } from './read-solution';
import { removals } from './removals';
import { usedNames } from './used-names';

/**
 * Makes the file a student starts from: the solution without its bodies and helpers. Signatures, types and doc comments
 * are copied character by character, so what prettier printed stays as prettier prints it.
 *
 * @throws {StubError} if the file breaks a rule for solutions
 */
export function makeStub(solution: string, file: { path: string; exercise: string }): string {
  const { source, statements, exercises, helpers, kept } = readSolution(solution, file.path);
  assertId(exercises, file.exercise);
  const used = usedNames([...exercises, ...kept], new Set(exercises.flatMap(hiddenParts)));
  const removed = new Set([...helpers, ...unusedImports(statements, used)]);
  const stub = applyEdits(source.getFullText(), [
    ...importEdits(statements, removed, used),
    ...removals(statements, removed),
    ...exercises.flatMap((exercise) => emptiedExercise(exercise, file.exercise)),
  ]);
  assertNothingLeft(stub, { source, helpers, used });
  return stub;
}
