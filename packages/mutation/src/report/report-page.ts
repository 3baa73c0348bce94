import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A report as one page that needs nothing from anywhere: Stryker's own view of it. */
export function reportPage(title: string, report: object): string {
  const elements = join(dirname(require.resolve('mutation-testing-elements')), 'mutation-test-elements.js');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<script>${readFileSync(elements, 'utf8').replaceAll('</script', '<\\/script')}</script>
</head>
<body>
<mutation-test-report-app title-postfix="${title}"></mutation-test-report-app>
<script>document.querySelector('mutation-test-report-app').report = ${inScript(report)};</script>
</body>
</html>
`;
}

/** Code of the course may hold anything, also what would end the script. */
function inScript(value: object): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
