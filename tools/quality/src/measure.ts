import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckResult, ExerciseResult } from '@gradus/contract';
import { type Assignment, type ClassJudge, type Course, isTraining, moduleOf, readAnswers, type TriedAnswer } from '@gradus/judge'; // prettier-ignore
import { inputsOf } from './inputs';
import type { Measured } from './measured';

export interface Seeds {
  readonly solution: readonly number[];
  /** The first one is the lesson's, at which answers are named. */
  readonly answers: readonly number[];
}

/** Verdicts that a crowded computer gives to right answers, too: asked once more. */
const CROWDED: ReadonlySet<CheckResult['status']> = new Set(['timeout', 'infra-error']);

/**
 * Tries the graders of some exercises of a lesson: on their reference solutions, which share a worker for each seed, and on
 * wrong and other right answers.
 */
export async function measure(
  course: Course,
  some: readonly Assignment[],
  seeds: Seeds,
  judge: ClassJudge,
): Promise<Measured[]> {
  const files = new Map(some.map((one) => [`${moduleOf(one)}.ts`, solutionOf(course, one)]));
  const submission = { id: 'solutions', files, refused: new Map<string, string>() };
  const bySeed = await Promise.all(
    seeds.solution.map((seed) => judge.judge({ submission, assignments: some, seed, only: 'verdicts' })),
  );
  const measured: Measured[] = [];
  for (const assignment of some) {
    const grade = grader(assignment, judge);
    const runs = await Promise.all(
      bySeed.map((results, i) => {
        const result = results.find(({ id }) => id === assignment.exercise.id)!;
        return isCrowded(result) ? grade(solutionOf(course, assignment), seeds.solution[i]!, 'verdicts') : result;
      }),
    );
    measured.push(await measureOne({ course, assignment, seeds, grade, runs }));
  }
  return measured;
}

interface Given {
  readonly course: Course;
  readonly assignment: Assignment;
  readonly seeds: Seeds;
  readonly grade: Grade;
  /** Of the reference solution, by seed. */
  readonly runs: readonly ExerciseResult[];
}

async function measureOne({ course, assignment, seeds, grade, runs }: Given): Promise<Measured> {
  const training = isTraining(course, assignment);
  const all = seeds.answers.length === 0 ? [] : readAnswers(course.root, assignment.lesson);
  const answers = all.filter((one) => one.assignment.exercise.id === assignment.exercise.id);
  const tried = await Promise.all(
    answers.map(async (answer) => ({
      answer,
      runs: await Promise.all(seeds.answers.map((seed, i) => grade(answer.text, seed, i === 0 ? 'names' : 'verdicts'))),
    })),
  );
  const wrong = tried.filter(({ answer }) => answer.kind === 'misconception').map((one) => judged(one, training));
  const right = tried.filter(({ answer }) => answer.kind === 'alternative');
  return {
    id: assignment.exercise.id,
    inputs: inputsOf(course, assignment),
    training,
    checks: assignment.exercise.checks.length,
    seeds: seeds.solution.length,
    flakes: runs.flatMap((run, i) => failures(run).map((text) => `seed ${seeds.solution[i]}: ${text}`)),
    falseAlarms: falseAlarmsOf(runs),
    answerSeeds: seeds.answers.length,
    misconceptions: {
      tried: wrong.length,
      caught: wrong.filter(({ problem }) => problem === undefined).length,
      named: wrong.filter(({ isNamed }) => isNamed).length,
      unnamed: wrong.filter(({ isExcused }) => isExcused).length,
      problems: wrong.flatMap(({ problem }) => problem ?? []),
    },
    alternatives: {
      tried: right.length,
      rejected: right.flatMap(({ answer, runs }) => runs.flatMap((run, i) => failures(run).map((text) => `${answer.path}, seed ${seeds.answers[i]}: ${text}`))), // prettier-ignore
    },
  };
}

type Grade = (text: string, seed: number, only: 'verdicts' | 'names') => Promise<ExerciseResult>;

function grader(assignment: Assignment, judge: ClassJudge): Grade {
  const path = `${moduleOf(assignment)}.ts`;
  const once: Grade = async (text, seed, only) => {
    const submission = { id: path, files: new Map([[path, text]]), refused: new Map() };
    return (await judge.judge({ submission, assignments: [assignment], seed, only }))[0]!;
  };
  return async (text, seed, only) => {
    const result = await once(text, seed, only);
    return isCrowded(result) ? once(text, seed, only) : result;
  };
}

function isCrowded({ checks }: ExerciseResult): boolean {
  return checks.some(({ status }) => CROWDED.has(status));
}

function solutionOf({ root }: Course, assignment: Assignment): string {
  return readFileSync(join(root, 'solutions', `${moduleOf(assignment)}.ts`), 'utf8');
}

interface Tried {
  readonly answer: TriedAnswer;
  readonly runs: readonly ExerciseResult[];
}

function judged({ answer: { path, parsed }, runs }: Tried, training: boolean) {
  if (parsed.status === 'wrong' || parsed.header.kind !== 'misconception') {
    return { problem: `${path}: its header cannot be read.`, isNamed: false, isExcused: false };
  }
  const { caughtBy, sentence, unnamed } = parsed.header;
  const verdicts = runs.map(({ checks }) => checks.find(({ id }) => id === caughtBy)?.status);
  const isSteady = verdicts.every((verdict) => verdict !== undefined && verdict !== 'pass' && verdict === verdicts[0]);
  const named = runs[0]!.checks.find(({ misconception }) => misconception)?.misconception;
  return {
    problem: isSteady ? undefined : `${path}: ${caughtBy} is ${verdicts.join(', ')}`,
    isNamed: !training && named?.sentence === sentence,
    isExcused: unnamed !== undefined,
  };
}

function failures({ checks }: ExerciseResult): string[] {
  return checks
    .filter(({ status }) => status !== 'pass')
    .map(({ id, status, message }) => `${id} is ${status}: ${message ?? ''}`);
}

/** Some depend a little on what was drawn; the largest counts. */
function falseAlarmsOf(runs: readonly ExerciseResult[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { id, falseAlarm } of runs.flatMap(({ checks }) => checks)) {
    if (falseAlarm !== undefined) found[id] = Math.max(found[id] ?? 0, falseAlarm);
  }
  return found;
}
