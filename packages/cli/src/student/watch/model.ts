import type { ExerciseResult } from '@gradus/contract';
import type { Assignment, ExerciseStanding } from '@gradus/judge';

/** What the screen shows of the current exercise: its first problem, all checks, or the list to choose another from. */
export type View = 'first' | 'all' | 'list';

/** Everything that the screen of `gradus watch` is made from. */
export interface Model {
  readonly assignments: readonly Assignment[];
  readonly standings: ReadonlyMap<Assignment, ExerciseStanding>;
  readonly current: Assignment;
  readonly view: View;
  /** The line of the list that is marked. */
  readonly marked: number;
  /** Hints of the current exercise that are shown. */
  readonly hints: number;
  /** What is going on: nothing, or the start of the judge, or the judging of an exercise. */
  readonly busy?: 'starting' | Assignment;
  /** A sentence about something that was opened, or that there is no exercise to go on with. */
  readonly notice?: { readonly text: string } | 'nothing-else';
}

export type Event =
  | { readonly type: 'ready' }
  /** Its file was saved, deleted or renamed. */
  | { readonly type: 'changed'; readonly assignment: Assignment }
  | { readonly type: 'judging'; readonly assignment: Assignment }
  | { readonly type: 'judged'; readonly assignment: Assignment; readonly result: ExerciseResult }
  | { readonly type: 'hinted'; readonly hints: number }
  | { readonly type: 'opened'; readonly notice: string }
  | { readonly type: 'key'; readonly key: Key };

export type Key = 'hint' | 'next' | 'list' | 'readme' | 'all' | 'quit' | 'up' | 'down' | 'enter' | 'escape';

/** What the loop has to do beside drawing. */
export type Effect = 'judge' | 'hint' | 'readme' | 'quit';

/** The first exercise that does not pass, or the first of all. */
export function firstModel(
  assignments: readonly Assignment[],
  standings: ReadonlyMap<Assignment, ExerciseStanding>,
): Model {
  const isOpen = (assignment: Assignment) => standings.get(assignment)?.status !== 'pass';
  const current = assignments.find(isOpen) ?? assignments[0]!;
  return {
    assignments,
    standings,
    current,
    view: 'first',
    marked: assignments.indexOf(current),
    hints: 0,
    busy: 'starting',
  };
}

/** The model after an event, and what else has to be done. */
export function update(model: Model, event: Event): { model: Model; effect?: Effect } {
  const { notice: _, ...rest } = model;
  switch (event.type) {
    case 'ready':
      return { model: rest.busy === 'starting' ? idle(rest) : rest };
    case 'changed':
      return { model: goTo(rest, event.assignment), effect: 'judge' };
    case 'judging':
      return { model: { ...rest, busy: event.assignment } };
    case 'judged':
      return { model: idle({ ...rest, standings: withResult(rest, event.assignment, event.result) }) };
    case 'hinted':
      return { model: { ...rest, hints: event.hints } };
    case 'opened':
      return { model: { ...rest, notice: { text: event.notice } } };
    case 'key':
      return rest.view === 'list' ? inList(rest, event.key) : atExercise(rest, event.key);
  }
}

/** The exercise to go on with: the next one that does not pass, from the current one on and then from the start. */
export function nextOf({ assignments, standings, current }: Model): Assignment | undefined {
  const at = assignments.indexOf(current);
  const inOrder = [...assignments.slice(at + 1), ...assignments.slice(0, at)];
  return inOrder.find((assignment) => standings.get(assignment)?.status !== 'pass');
}

function atExercise(model: Model, key: Key): { model: Model; effect?: Effect } {
  switch (key) {
    case 'hint':
      return { model, effect: 'hint' };
    case 'readme':
      return { model, effect: 'readme' };
    case 'quit':
      return { model, effect: 'quit' };
    case 'all':
      return { model: { ...model, view: model.view === 'all' ? 'first' : 'all' } };
    case 'list':
      return { model: { ...model, view: 'list', marked: model.assignments.indexOf(model.current) } };
    case 'next': {
      const next = nextOf(model);
      if (!next) return { model: { ...model, notice: 'nothing-else' } };
      return { model: goTo(model, next), effect: 'judge' };
    }
    default:
      return { model };
  }
}

function inList(model: Model, key: Key): { model: Model; effect?: Effect } {
  const { marked, assignments } = model;
  switch (key) {
    case 'up':
      return { model: { ...model, marked: Math.max(0, marked - 1) } };
    case 'down':
      return { model: { ...model, marked: Math.min(assignments.length - 1, marked + 1) } };
    case 'enter':
      return { model: goTo(model, assignments[marked]!), effect: 'judge' };
    case 'list':
    case 'escape':
      return { model: { ...model, view: 'first' } };
    case 'quit':
      return { model, effect: 'quit' };
    default:
      return { model };
  }
}

/** Hints belong to an exercise: another one begins without. */
function goTo(model: Model, assignment: Assignment): Model {
  const view = model.view === 'list' ? 'first' : model.view;
  return { ...model, current: assignment, view, hints: assignment === model.current ? model.hints : 0 };
}

function idle({ busy: _, ...model }: Model): Model {
  return model;
}

function withResult({ standings }: Model, assignment: Assignment, result: ExerciseResult): Model['standings'] {
  return new Map([...standings, [assignment, { status: result.status, score: result.score, result }]]);
}
