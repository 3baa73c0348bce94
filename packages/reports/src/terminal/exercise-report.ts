import type { CheckResult, ExerciseResult } from '@gradus/contract';
import { plainText } from '../plain-text';
import { points } from '../points';
import { sharedProblem } from '../shared-problem';
import { verdictName } from '../verdict-names';
import { curveLines } from '../training/curve-lines';
import { cutTo, padTo } from './display-width';
import { type Terminal, wrap } from './style';

const MOST_OUTPUT_LINES = 12;
const INDENT = '      ';
const LABEL = 14;

/**
 * One exercise: its checks, and for those that failed the input, what was expected, what came, and the likely cause.
 *
 * @param detail `first` shows only the first failed check in full
 * @param curvePath where the learning curve was drawn, if there is one
 */
export function exerciseReport(
  result: ExerciseResult,
  path: string,
  detail: 'first' | 'all',
  terminal: Terminal,
  curvePath?: string,
): string {
  const { colors, phrases } = terminal;
  const score = phrases.points(points(result.score), points(result.maxScore));
  const head = `${colors.bold(`${result.id} ${result.name}`)}  ${colors.dim(path)}  ${score}`;
  const shared = sharedProblem(result.checks, phrases);
  if (shared) return [head, wrap(plainText(shared), terminal.width, '  ')].join('\n');
  const told = result.checks.filter((check) => check.status !== 'pass' && check.visibility === 'public');
  const inFull = detail === 'all' ? told : told.filter(isFailure).slice(0, 1);
  const lines = result.checks.map((check) => checkLines(check, inFull.includes(check), terminal));
  const more = [...learningCurve(result, curvePath, terminal), ...typeLines(result, terminal), ...outputLines(result, terminal)]; // prettier-ignore
  return [head, ...lines, ...more].join('\n');
}

function isFailure({ status }: CheckResult): boolean {
  return status !== 'pass' && status !== 'skipped';
}

function checkLines(check: CheckResult, inFull: boolean, terminal: Terminal): string {
  const line = `  ${mark(check, terminal)} ${check.title}${notes(check, terminal)}`;
  return inFull ? [line, ...details(check, terminal)].join('\n') : line;
}

function mark(check: CheckResult, { colors }: Terminal): string {
  if (check.status === 'skipped') return colors.dim('–');
  return isFailure(check) ? colors.red('✗') : colors.green('✓');
}

function notes(check: CheckResult, { colors, phrases }: Terminal): string {
  const verdict = verdictName(check.status, phrases);
  const isUncounted = check.status === 'pass' && check.score === 0 && check.sideCondition;
  return [
    verdict === undefined ? '' : colors.yellow(phrases.bracketed(verdict)),
    isFailure(check) && check.visibility === 'private' ? colors.dim(phrases.bracketed(phrases.privateNote)) : '',
    isUncounted ? colors.dim(phrases.bracketed(phrases.countsLater)) : '',
  ].join('');
}

function details(check: CheckResult, { width, colors, phrases }: Terminal): string[] {
  const field = (name: string, text: string | undefined) =>
    text === undefined ? [] : [wrapField(name, plainText(text), width, colors)];
  return [
    ...(check.message === undefined ? [] : [wrap(plainText(check.message), width, INDENT)]),
    ...field(phrases.input, check.input),
    ...field(phrases.expected, check.expected),
    ...field(phrases.received, check.received),
    ...field(phrases.likelyCause, check.misconception?.sentence ?? check.cause), // a known thought says more than what is usual
  ];
}

function wrapField(name: string, text: string, width: number, colors: Terminal['colors']): string {
  const label = padTo(name, LABEL);
  const body = wrap(text, width, INDENT + ' '.repeat(LABEL));
  return INDENT + colors.dim(label) + body.trimStart();
}

function learningCurve(
  { curve }: ExerciseResult,
  path: string | undefined,
  { width, colors, phrases }: Terminal,
): string[] {
  if (!curve) return [];
  const lines = [...curveLines(curve, phrases), ...(path === undefined ? [] : [path])];
  return [colors.dim(`  ${phrases.learningCurve}`), ...lines.map((line) => `    ${cutTo(plainText(line), width - 4)}`)];
}

function typeLines({ typeErrors = [] }: ExerciseResult, { width, colors, phrases }: Terminal): string[] {
  if (typeErrors.length === 0) return [];
  return [colors.dim(`  ${phrases.typeScriptSays}`), ...typeErrors.map((text) => wrap(plainText(text), width, '    '))];
}

function outputLines(result: ExerciseResult, { width, colors, phrases }: Terminal): string[] {
  if (result.output === undefined || result.output.trim() === '') return [];
  const lines = plainText(result.output, 20_000).trimEnd().split('\n');
  const shown = lines.slice(0, MOST_OUTPUT_LINES).map((line) => `    ${cutTo(line, width - 4)}`);
  const more = lines.length > shown.length ? [colors.dim(`    ${phrases.moreLines(lines.length - shown.length)}`)] : [];
  return [colors.dim(`  ${phrases.codePrinted}`), ...shown, ...more];
}
