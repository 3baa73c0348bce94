/**
 * Of an exercise's report the lines about the check that failed first, without their indentation.
 *
 * @param title of another check to take
 */
export function firstFailure(report: string, title = ''): string {
  const lines = report.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`  ✗ ${title}`));
  if (start < 0) throw new Error(`Nothing failed:\n${report}`);
  const end = lines.findIndex((line, i) => i > start && !line.startsWith('      '));
  return lines
    .slice(start, end < 0 ? undefined : end)
    .map((line) => line.slice(2))
    .join('\n');
}
