import type { Counts } from './outcome';

const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

/** The counts of something that is right or wrong as a whole. */
export function countWhole(isRight: boolean): Counts {
  return isRight ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 };
}

/** The tests of a report written by `jest --json`. A file that could not be run is one failure more. */
export function countJest(report: string, exitCode: number | null): Counts {
  const counts = readCounts(report, [
    'numPassedTests',
    'numFailedTests',
    'numPendingTests',
    'numRuntimeErrorTestSuites',
  ]);
  if (!counts) return countWhole(false);
  const [passed, failedTests, skipped, brokenFiles] = counts as [number, number, number, number];
  return settle({ passed, failed: failedTests + brokenFiles, skipped }, exitCode);
}

/** The checks of lessons, as `gradus lesson check --json` reports them: an object with the numbers `passed` and `failed`. */
export function countLessonChecks(report: string, exitCode: number | null): Counts {
  const counts = readCounts(report, ['passed', 'failed']);
  if (!counts) return countWhole(false);
  const [passed, failed] = counts as [number, number];
  return settle({ passed, failed, skipped: 0 }, exitCode);
}

/** The numbers with these names; undefined if the text is no JSON object that has them all. */
function readCounts(json: string, names: string[]): number[] | undefined {
  try {
    const report = JSON.parse(json) as Record<string, unknown> | null;
    const counts = names.map((name) => report?.[name]);
    return counts.every((count) => Number.isInteger(count)) ? (counts as number[]) : undefined;
  } catch {
    return undefined; // the program broke before it could report; its output tells why
  }
}

/** A program that checked nothing has not succeeded, nor has one that ends badly without naming a failure. */
function settle(counts: Counts, exitCode: number | null): Counts {
  const silent = counts.failed === 0 && (counts.passed === 0 || exitCode !== 0);
  return silent ? { ...counts, failed: 1 } : counts;
}
