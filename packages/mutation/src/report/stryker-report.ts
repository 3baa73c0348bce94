import { solutionPath } from '../inputs';
import type { Fate } from '../fate';
import type { ExerciseOutcome } from '../mutate-lesson';
import type { Mutant } from '../mutants';

const STATUS = { killed: 'Killed', timeout: 'Timeout', survived: 'Survived', invalid: 'CompileError' } as const;

/**
 * Outcomes in the form of mutation testing tools.
 *
 * @see https://github.com/stryker-mutator/mutation-testing-elements/tree/master/packages/report-schema
 */
export function strykerReport(outcomes: readonly ExerciseOutcome[]): object {
  const files = outcomes.map(({ assignment, source, mutants, fates, reasons }) => [
    solutionPath(assignment),
    {
      language: 'typescript',
      source,
      mutants: mutants.map((mutant, i) => ({
        id: `${assignment.exercise.id}/${i + 1}`,
        mutatorName: mutant.mutator,
        replacement: mutant.replacement,
        location: { start: mutant.span.start, end: mutant.span.end },
        ...statusOf(mutant, fates, reasons),
      })),
    },
  ]);
  return { schemaVersion: '2', thresholds: { high: 95, low: 90 }, files: Object.fromEntries(files) };
}

/** A survivor stays one, also if there is a reason. */
function statusOf(mutant: Mutant, fates: ReadonlyMap<Mutant, Fate>, reasons: ReadonlyMap<Mutant, string>): object {
  if (mutant.ignored !== undefined) return { status: 'Ignored', statusReason: mutant.ignored };
  const reason = reasons.get(mutant);
  return { status: STATUS[fates.get(mutant)!], ...(reason !== undefined && { statusReason: `Equivalent: ${reason}` }) };
}
