import { stripVTControlCharacters } from 'node:util';
import { moduleOf } from '@gradus/judge';
import { displayWidth, exerciseReport, isNews, points, type Terminal, wrap } from '@gradus/reports';
import type { Texts } from '../../language/texts';
import { type Model, nextOf } from './model';

const MARKS = { pass: '✓', fail: '✗', 'not-started': '·', changed: '?', 'infra-error': '!' } as const;
const MOST_BAR = 40;

/** The whole screen as text. What does not fit the height is cut, except where everything was asked for. */
export function screen(model: Model, texts: Texts, terminal: Terminal, height: number): string {
  const head = heading(model, texts, terminal);
  const foot = footing(model, texts, terminal);
  if (model.view === 'list') return [head, list(model, terminal, height), foot].join('\n\n');
  const others = [head, ...around(model, texts, terminal), foot];
  const room = height - others.reduce((sum, text) => sum + rows(text, terminal) + 1, 0);
  const report = exercise(model, texts, terminal);
  const shown = model.view === 'all' ? report : cut(report, room, texts, terminal);
  return [...others.slice(0, -1), shown, foot].join('\n\n');
}

function heading({ assignments, standings }: Model, { phrases }: Texts, { width, colors }: Terminal): string {
  const all = assignments.map((assignment) => standings.get(assignment));
  const passed = all.filter((standing) => standing?.status === 'pass').length;
  const score = all.reduce((sum, standing) => sum + (standing?.score ?? 0), 0);
  const most = assignments.reduce((sum, { exercise }) => sum + 100 * exercise.points, 0);
  const count = phrases.count(passed, assignments.length, points(score), points(most));
  const length = Math.max(5, Math.min(MOST_BAR, width - displayWidth(count) - 3));
  const filled = Math.floor((length * passed) / assignments.length);
  const bar = colors.green('█'.repeat(filled)) + colors.dim('░'.repeat(length - filled));
  return length + 2 + displayWidth(count) <= width ? `${bar}  ${count}` : `${bar}\n${count}`;
}

/** What stands above the report and is never cut: what is going on, that it passes, hints that were asked for. */
function around(model: Model, texts: Texts, terminal: Terminal): string[] {
  const { colors, width } = terminal;
  const { current, standings, busy, hints, notice } = model;
  const { phrases } = texts;
  const known = texts.hints(current);
  return [
    ...(busy === 'starting' ? [colors.dim(phrases.starting)] : []),
    ...(busy === current ? [colors.dim(phrases.judging)] : []),
    ...(standings.get(current)?.status === 'pass' && busy !== current ? [passed(model, texts, terminal)] : []),
    ...known.slice(0, hints).map((text, i) => {
      return `${colors.dim(phrases.hintOf(i + 1, known.length))}\n${wrap(text, width, '  ')}`;
    }),
    ...(notice === undefined ? [] : [wrap(notice === 'nothing-else' ? phrases.nothingElse : notice.text, width, '')]),
  ];
}

/** The current exercise: what came of it, or how to begin. */
function exercise(model: Model, texts: Texts, terminal: Terminal): string {
  const { current, standings, view } = model;
  const { colors } = terminal;
  const { result } = standings.get(current) ?? {};
  const path = `exercises/${moduleOf(current)}.ts`;
  if (result && isNews(result)) return exerciseReport(result, path, view === 'all' ? 'all' : 'first', terminal);
  const title = colors.bold(`${current.exercise.id} ${current.exercise.name}`);
  return [title, colors.cyan(path), '', opening(model, texts, terminal)].join('\n');
}

function opening({ current, standings, busy }: Model, { phrases, readme }: Texts, { width }: Terminal): string {
  const { lesson, exercise: { id } } = current; // prettier-ignore
  const { status } = standings.get(current) ?? { status: 'not-started' };
  if (busy === current && status !== 'not-started') return '';
  if (status === 'changed') return wrap(phrases.changed, width, '');
  const isFirst = id.endsWith('.01') ? phrases.readFirst(readme(lesson)) : '';
  return wrap(`${isFirst}${phrases.howToBegin}`, width, '');
}

function passed(model: Model, texts: Texts, { colors, width }: Terminal): string {
  const { phrases } = texts;
  const next = nextOf(model);
  const { id } = model.current.exercise;
  const more = next ? phrases.goOn(`${next.exercise.id} ${next.exercise.name}`) : phrases.allPass;
  const passes = `${colors.green(`✓ ${phrases.passes(id)}`)} ${more}`;
  if (!texts.hasReferences) return passes;
  return `${passes}\n${colors.dim(wrap(phrases.reference(`npx gradus diff ${id}`), width, ''))}`;
}

/** As many exercises around the marked one as fit. */
function list({ assignments, standings, marked }: Model, { colors, width }: Terminal, height: number): string {
  const room = Math.max(3, height - 8);
  const from = Math.max(0, Math.min(marked - Math.floor(room / 2), assignments.length - room));
  return assignments
    .slice(from, from + room)
    .map((assignment, i) => {
      const { exercise } = assignment;
      const { status, score } = standings.get(assignment) ?? { status: 'not-started', score: 0 };
      const line = `${MARKS[status]} ${exercise.id} ${exercise.name}`;
      const share = `${points(score)} / ${exercise.points}`;
      const text = `${line.padEnd(Math.max(1, Math.min(width, 60) - share.length - 3)).slice(0, width - share.length - 3)} ${share}`; // prettier-ignore
      const paint = status === 'pass' ? colors.green : status === 'fail' ? colors.red : (plain: string) => plain;
      return from + i === marked ? colors.inverse(`▸ ${text}`) : `  ${paint(text)}`;
    })
    .join('\n');
}

function footing({ view }: Model, { phrases }: Texts, { colors, width }: Terminal): string {
  const keys: readonly (readonly [string, string])[] =
    view === 'list'
      ? [['↑ ↓', phrases.keyChoose], ['enter', phrases.keyEnter], ['l', phrases.keyBack], ['q', phrases.keyQuit]]
      : [['h', phrases.keyHint], ['n', phrases.keyNext], ['l', phrases.keyList], ['o', 'README'], ['a', view === 'all' ? phrases.keyFirst : phrases.keyAll], ['q', phrases.keyQuit]]; // prettier-ignore
  const texts = keys.map(([key, what]) => ({ length: displayWidth(`${key} ${what}`), text: `${colors.bold(key)} ${colors.dim(what)}` })); // prettier-ignore
  const lines: string[] = [];
  let left = 0;
  for (const { length, text } of texts) {
    if (left >= length + 3) lines[lines.length - 1] += `   ${text}`;
    else lines.push(text);
    left = (left >= length + 3 ? left - 3 : width) - length;
  }
  return lines.join('\n');
}

/** How many lines of the terminal a text takes: long ones are broken. */
function rows(text: string, { width }: Terminal): number {
  const lengths = text.split('\n').map((line) => displayWidth(stripVTControlCharacters(line)));
  return lengths.reduce((sum, length) => sum + Math.max(1, Math.ceil(length / width)), 0);
}

function cut(text: string, room: number, { phrases }: Texts, terminal: Terminal): string {
  if (rows(text, terminal) <= room) return text;
  const lines = text.split('\n');
  while (lines.length > 1 && rows(lines.join('\n'), terminal) > room - 1) lines.pop();
  return `${lines.join('\n')}\n${terminal.colors.dim(phrases.moreBelow)}`;
}
