import { lessonSchema, orderOf } from './lesson';
import { ContractError, parseWith } from './parse-with';

type Draft = ReturnType<typeof draft>;

/** A manifest of two exercises in which everything is right. */
function draft() {
  const exercise = (number: number, name: string) => ({
    id: `4.0${number}`,
    name,
    file: `0${number}-${name}.ts`,
    points: 50,
    uses: [] as string[],
    forbids: { kernels: ['Softmax'], names: ['softmax'] },
    hints: ['vague', 'nearer', 'concrete'],
    checks: ['values', 'memory'],
  });
  return {
    id: '04-softmax',
    title: 'Softmax regression',
    summary: 'From scores to probabilities.',
    requires: ['03-autograd'],
    seeds: [1, 2],
    budget: { callSeconds: 5, exerciseSeconds: 60 },
    exercises: [exercise(1, 'encode'), exercise(2, 'softmax')],
  };
}

/** The sentence that a changed manifest is refused with. */
function complaint(change: (lesson: Draft) => void): string {
  const lesson = draft();
  change(lesson);
  try {
    parseWith(lessonSchema, JSON.stringify(lesson), { file: 'grader/04-softmax/lesson.json' });
  } catch (error) {
    expect(error).toBeInstanceOf(ContractError);
    return (error as Error).message;
  }
  return 'accepted';
}

test('lessonSchema accepts a manifest and changes nothing in it', () => {
  expect(lessonSchema.parse(draft())).toEqual(draft());
});

describe('lessonSchema names the field and what is wrong with it', () => {
  const cases: [fact: string, change: (lesson: Draft) => void, sentence: string][] = [
    ['points that do not sum to 100', (l) => (l.exercises[1]!.points = 49), 'exercises: the points must sum to 100 but sum to 99'],
    ['an id used twice', (l) => (l.exercises[1]!.id = '4.01'), 'exercises[1].id: "4.01" is used twice'],
    ['a name used twice', (l) => (l.exercises[1]!.name = 'encode'), 'exercises[1].name: "encode" is used twice'],
    ['a former name without its lesson', (l) => Object.assign(l.exercises[1]!, { formerly: ['softmax'] }), 'exercises[1].formerly[0]: must look like "softmax/softmax"'],
    ['an id out of order', (l) => (l.exercises[1]!.id = '4.03'), 'exercises[1].id: must be "4.02" but is "4.03"'],
    ['an id of another lesson', (l) => (l.exercises[0]!.id = '3.01'), 'exercises[0].id: must be "4.01" but is "3.01"'],
    ['two hints', (l) => l.exercises[0]!.hints.pop(), 'exercises[0].hints: three hints, from vague to concrete'],
    ['an empty hint', (l) => (l.exercises[0]!.hints[2] = '  '), 'exercises[0].hints[2]: a hint must say something'],
    ['a file with capitals', (l) => (l.exercises[0]!.file = '01-Encode.ts'), 'exercises[0].file: must look like "02-softmax.ts"'],
    ['a file in a folder', (l) => (l.exercises[0]!.file = '../01-encode.ts'), 'exercises[0].file: must look like "02-softmax.ts"'],
    ['a file of another number', (l) => (l.exercises[0]!.file = '02-encode.ts'), 'exercises[0].file: must start with "01-" like its id'],
    ['an exercise that uses itself', (l) => l.exercises[1]!.uses.push('4.02'), 'exercises[1].uses[0]: "4.02" does not come before "4.02"'],
    ['an exercise that uses a later one', (l) => l.exercises[0]!.uses.push('3.07', '4.02'), 'exercises[0].uses[1]: "4.02" does not come before "4.01"'],
    ['a used exercise listed twice', (l) => l.exercises[1]!.uses.push('4.01', '4.01'), 'exercises[1].uses[1]: "4.01" is listed twice'],
    ['a check listed twice', (l) => l.exercises[0]!.checks.push('values'), 'exercises[0].checks[2]: "values" is listed twice'],
    ['no check', (l) => (l.exercises[1]!.checks = []), 'exercises[1].checks: at least one check'],
    ['a check with capitals', (l) => (l.exercises[0]!.checks = ['Values']), 'exercises[0].checks[0]: must be lower-case words joined by "-"'],
    ['a name with a dash', (l) => (l.exercises[0]!.name = 'soft-max'), 'exercises[0].name: must be an identifier'],
    ['a lesson id without a number', (l) => (l.id = 'softmax'), 'id: must look like "04-softmax"'],
    ['a required lesson without a number', (l) => (l.requires = ['autograd']), 'requires[0]: must look like "04-softmax"'],
    ['no seed', (l) => (l.seeds = []), 'seeds: Too small: expected array to have >=1 items'],
    ['points that are no whole number', (l) => (l.exercises[0]!.points = 50.5), 'exercises[0].points: Invalid input: expected int, received number'],
    ['no time', (l) => (l.budget.callSeconds = 0), 'budget.callSeconds: Too small: expected number to be >0'],
    ['a larger model of another lesson', (l) => Object.assign(l, { gpu: { largerModel: { exercise: '5.10', seconds: 1 } } }), 'gpu.largerModel.exercise: there is no exercise "5.10" in this lesson'],
    ['a field nobody knows', (l) => Object.assign(l.exercises[0]!, { hint: 'x' }), 'exercises[0]: Unrecognized key: "hint"'],
    ['a missing field', (l) => Reflect.deleteProperty(l, 'title'), 'title: Invalid input: expected string, received undefined'],
  ]; // prettier-ignore

  test.each(cases)('%s', (_, change, sentence) => {
    expect(complaint(change)).toBe(`grader/04-softmax/lesson.json is not valid:\n  ${sentence}`);
  });

  test('several faults at once, one line for each', () => {
    const sentence = complaint((lesson) => {
      lesson.exercises[0]!.checks.push('values');
      lesson.exercises[1]!.points = 1;
    });
    expect(sentence.split('\n').slice(1)).toEqual([
      '  exercises: the points must sum to 100 but sum to 51',
      '  exercises[0].checks[2]: "values" is listed twice',
    ]);
  });
});

test('orderOf() sorts by lesson, then by exercise', () => {
  const ids = ['4.02', '10.01', '4.10', '4.01', '9.99'];
  expect(ids.sort((a, b) => orderOf(a) - orderOf(b))).toEqual(['4.01', '4.02', '4.10', '9.99', '10.01']);
});
