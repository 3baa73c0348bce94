import type { ExerciseResult } from '@gradus/contract';
import { type Assignment, assignments, type ExerciseStanding } from '@gradus/judge';
import { makeCourse } from '../../testing/make-course';
import { type Event, firstModel, type Key, type Model, nextOf, update } from './model';

const ALL = assignments(makeCourse('/nowhere', ['01-times', '02-plus']));
const [A, B, C, D] = ALL as [Assignment, Assignment, Assignment, Assignment];

type Status = ExerciseStanding['status'];
function modelOf(...statuses: Status[]): Model {
  return firstModel(ALL, new Map(ALL.map((each, i) => [each, { status: statuses[i] ?? 'not-started', score: 0 }])));
}

/** What becomes of a model after some events; keys by name. */
function after(model: Model, ...events: (Event | Key)[]): Model & { effects: string[] } {
  const effects: string[] = [];
  const last = events.reduce((given, event) => {
    const { model: next, effect } = update(given, typeof event === 'string' ? { type: 'key', key: event } : event);
    if (effect) effects.push(effect);
    return next;
  }, model);
  return { ...last, effects };
}

const result = (assignment: Assignment, status: ExerciseResult['status']): Event => ({
  type: 'judged',
  assignment,
  result: { id: assignment.exercise.id, status, score: 7 } as ExerciseResult,
});

describe('the first exercise', () => {
  it('is the first that does not pass', () => {
    expect(modelOf().current).toBe(A);
    expect(modelOf('pass', 'pass').current).toBe(C);
    expect(modelOf('pass', 'fail', 'not-started').current).toBe(B);
    expect(modelOf('pass', 'pass', 'pass', 'pass').current).toBe(A);
  });
});

describe('a save', () => {
  it('makes its exercise the current one, and has it judged', () => {
    expect(after(modelOf(), { type: 'changed', assignment: C })).toMatchObject({ current: C, effects: ['judge'] });
  });

  it('keeps the hints of the same exercise, and begins another one without', () => {
    const hinted = after(modelOf(), { type: 'hinted', hints: 2 });
    expect(after(hinted, { type: 'changed', assignment: A }).hints).toBe(2);
    expect(after(hinted, { type: 'changed', assignment: B }).hints).toBe(0);
  });

  it('keeps a wish for all checks, and leaves the list', () => {
    expect(after(modelOf(), 'all', { type: 'changed', assignment: B }).view).toBe('all');
    expect(after(modelOf(), 'list', { type: 'changed', assignment: B }).view).toBe('first');
  });
});

describe('a verdict', () => {
  it('counts, and ends the business', () => {
    const judged = after(modelOf(), { type: 'judging', assignment: A }, result(A, 'pass'));
    expect(judged.standings.get(A)).toMatchObject({ status: 'pass', score: 7 });
    expect(judged.busy).toBeUndefined();
    expect(judged.current).toBe(A);
  });

  it('of an exercise somebody has left counts for that one', () => {
    const judged = after(modelOf(), { type: 'changed', assignment: A }, 'next', result(A, 'fail'));
    expect(judged.current).toBe(B);
    expect(judged.standings.get(A)!.status).toBe('fail');
  });
});

describe('the judge that is ready', () => {
  it('is not mistaken for a verdict that is still to come', () => {
    expect(after(modelOf(), { type: 'ready' }).busy).toBeUndefined();
    expect(after(modelOf(), { type: 'judging', assignment: B }, { type: 'ready' }).busy).toBe(B);
  });
});

describe('n', () => {
  it('goes to the next exercise that does not pass, round the end', () => {
    expect(after(modelOf('not-started', 'pass'), 'next')).toMatchObject({ current: C, effects: ['judge'] });
    const last = after(modelOf('not-started', 'pass', 'pass', 'fail'), { type: 'changed', assignment: D });
    expect(nextOf(last)).toBe(A);
  });

  it('says so if there is none, until the next key', () => {
    const stuck = after(modelOf('not-started', 'pass', 'pass', 'pass'), 'next');
    expect(stuck).toMatchObject({ current: A, notice: 'nothing-else', effects: [] });
    expect(after(stuck, 'all').notice).toBeUndefined();
  });
});

describe('the list', () => {
  it('is opened at the current exercise, and moved in between its ends', () => {
    const list = after(modelOf('pass'), 'list');
    expect(list).toMatchObject({ view: 'list', marked: 1 });
    expect(after(list, 'up', 'up', 'up').marked).toBe(0);
    expect(after(list, 'down', 'down', 'down', 'down').marked).toBe(3);
  });

  it('leads to the exercise that is marked, or back', () => {
    const list = after(modelOf(), 'list', 'down', 'down');
    expect(after(list, 'enter')).toMatchObject({ view: 'first', current: C, effects: ['judge'] });
    expect(after(list, 'escape')).toMatchObject({ view: 'first', current: A, effects: [] });
    expect(after(list, 'list')).toMatchObject({ view: 'first', current: A, effects: [] });
  });

  it('takes no other key than its own', () => {
    for (const key of ['hint', 'next', 'readme', 'all'] as const) {
      expect(after(modelOf(), 'list', key)).toMatchObject({ view: 'list', current: A, effects: [] });
    }
    expect(after(modelOf(), 'list', 'quit').effects).toEqual(['quit']);
  });
});

test('a shows all checks and the first problem in turns', () => {
  expect(after(modelOf(), 'all').view).toBe('all');
  expect(after(modelOf(), 'all', 'all').view).toBe('first');
});

test('h, o and q ask for what is done outside', () => {
  expect(after(modelOf(), 'hint', 'readme', 'quit').effects).toEqual(['hint', 'readme', 'quit']);
});
