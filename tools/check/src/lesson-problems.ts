/** The problems in a report of `gradus lesson check --json`, to be read by people; undefined if it is no such report. */
export function lessonProblems(report: string): string | undefined {
  try {
    const { problems } = JSON.parse(report) as { problems: { subject: string; problem: string }[] };
    return problems.map(({ subject, problem }) => `${subject}: ${problem}\n`).join('');
  } catch {
    return undefined; // the command broke before it could report
  }
}
