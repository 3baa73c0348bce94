import { LEVELS, type Level } from '@gradus/sandbox';
import type { LevelRun } from './at-level';
import { ATTACKS } from './attacks';
import type { Outcome } from './outcome';

const HEAD = `# Attacks

What answers have tried to get out of their box, and what came of it. Written by \`npx gradus-attacks\` on Linux; the tests
in \`tools/attacks\` (\`npm run test:attacks\`) fail when an attack gets through that did not, or the other way round. Each
attack is an answer in \`tools/attacks/fixtures\`, judged by the grader itself after an honest answer got its points.
"Plain Node" is one process for answer and tests, without any isolation: there an attack has to get through, or being held
elsewhere would prove nothing.

**through**: it reached what it must not. Otherwise the verdict it got: \`error\` is the exception it met, \`pass\` an attack
that noticed it had failed. A dash: the level did not work on the machine that wrote this.
`;

const TAIL = `
Answers that misbehave without trying to get out (endless loops, floods of output, forged replies, exits, values that pose as
others: 70 of them) get the same verdicts at each level; \`packages/judge/src/misbehaving-answers.int.test.ts\` holds them, and
\`npm run test:attacks\` runs it at every level. Not tried by any test here: flaws of the kernel, of V8 or of bubblewrap itself, and
signals to all processes at once, which would take the machine along where they succeed. Host paths of the system's own
folders can be read in \`/proc/self/mountinfo\`; they say nothing about students.
`;

/** The page: a row for each attack, a column for each level. */
export function attackTable(bare: ReadonlyMap<string, Outcome>, runs: ReadonlyMap<Level, LevelRun>): string {
  const header = ['Attack', 'Plain Node', ...LEVELS];
  const rows = ATTACKS.map(({ name, title }) => [
    `${title}: \`${name}\``,
    cell(bare.get(name)),
    ...LEVELS.map((level) => cell(runs.get(level)?.outcomes.get(name))),
  ]);
  const missing = ['Missing, as results say', '', ...LEVELS.map((level) => missingAt(runs.get(level)))];
  return `${HEAD}\n${markdown([header, ...rows, missing])}${TAIL}`;
}

function cell(outcome: Outcome | undefined): string {
  if (!outcome) return '–';
  if (outcome.status === 'held') return outcome.how;
  return outcome.status === 'through' ? '**through**' : `void (${outcome.why})`;
}

function missingAt(run: LevelRun | undefined): string {
  return run ? run.isolation.missing.join(', ') || 'nothing' : '–';
}

/** Columns padded as the formatter would. */
function markdown(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) => `| ${cells.map((text, i) => text.padEnd(widths[i]!)).join(' | ')} |\n`;
  const [header, ...body] = rows;
  return [line(header!), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('');
}
