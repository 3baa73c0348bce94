import type { CheckResult, Results } from '@gradus/contract';
import { assignments, grade, readCourse } from '@gradus/judge';
import { makeLesson, TempCourse } from '@gradus/judge/testing';
import type { Level } from '@gradus/sandbox';
import { type Attack, ATTACKS } from './attacks';
import { Bait } from './bait';
import type { Outcome } from './outcome';

const LESSON = '01-attacks';
const CALL_SECONDS = 3;
/** What is honest may take its time on a busy machine. */
const HONEST_SECONDS = 60;
/** Verdicts of answers that were stopped. */
const STOPPED = ['pass', 'error', 'timeout', 'memory-limit', 'output-limit', 'crash'];

export interface LevelRun {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly isolation: Results['provenance']['isolation'];
  readonly seconds: number;
}

/** Has the real grader judge all attacks, each as an exercise. An honest answer before them has to get its points. */
export async function attacksAt(level: Level): Promise<LevelRun> {
  const begin = performance.now();
  const bait = await new Bait().open();
  const course = courseOf(bait);
  try {
    const read = readCourse(course.root);
    const submission = { id: 'mallory', root: course.root, tree: 'exercises' };
    const results = await grade({
      course: read,
      submission,
      assignments: assignments(read),
      backend: level === 'full-gpu' ? 'webgpu' : 'cpu', // what a level is for
      isolation: level,
      cache: false,
    });
    const [control, ...exercises] = results.lessons[0]!.exercises;
    if (control!.status !== 'pass') throw new Error(`An honest answer fails at level ${level}: ${JSON.stringify(control!.checks)}`); // prettier-ignore
    const traces = new Set([...bait.traces(), ...(course.has('node_trace.1.log') ? ['writes-a-trace'] : [])]);
    const outcomes = ATTACKS.map(({ name }, i) => [name, outcomeOf(exercises[i]!.checks[0]!, traces.has(name))] as const); // prettier-ignore
    const { isolation } = results.provenance;
    return { outcomes: new Map(outcomes), isolation, seconds: (performance.now() - begin) / 1000 };
  } finally {
    course.remove();
    bait.close();
  }
}

function outcomeOf({ status, received, message = '' }: CheckResult, leftTrace: boolean): Outcome {
  if (leftTrace || (status === 'fail' && received === 'true')) return { status: 'through' };
  return STOPPED.includes(status) ? { status: 'held', how: status } : { status: 'void', why: `${status}: ${message}` };
}

/** Exercise 1.01 is honest, the others are the attacks. */
function courseOf(bait: Bait): TempCourse {
  const honest: Attack = { name: 'honest', title: '', text: 'export const act = () => false;\n' };
  const all = [honest, ...ATTACKS];
  const lesson = makeLesson(
    LESSON,
    all.map((attack, i) => ({ file: fileOf(i), checks: ['held'] })),
  );
  const course = new TempCourse([
    { ...lesson, budget: { callSeconds: CALL_SECONDS, exerciseSeconds: HONEST_SECONDS } },
  ]);
  all.forEach(({ name, text }, i) => {
    course.write(`exercises/${LESSON}/${fileOf(i)}`, text);
    course.write(
      `grader/${LESSON}/${fileOf(i).replace('.ts', '.spec.ts')}`,
      specOf(`1.${numberOf(i)}`, bait.for(name), i === 0 ? HONEST_SECONDS : CALL_SECONDS),
    );
  });
  return course;
}

function specOf(id: string, bait: object, callSeconds: number): string {
  return `import { check, exercise } from '@gradus/testkit';

const { act } = exercise<any>('${id}');

check('held', 'act() does not get through', async () => {
  expect(await act(${JSON.stringify(bait)}, () => 'EXPECTED')).toBe(false);
}, { callSeconds: ${callSeconds} });
`;
}

function numberOf(i: number): string {
  return String(i + 1).padStart(2, '0');
}

function fileOf(i: number): string {
  return `${numberOf(i)}-answer.ts`;
}
