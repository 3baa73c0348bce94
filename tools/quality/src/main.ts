import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Assignment, assignments, isTraining, readCourse, startClassJudge } from '@gradus/judge';
import { Command, InvalidArgumentError } from 'commander';
import { format, resolveConfig } from 'prettier';
import { inputsOf } from './inputs';
import { measure } from './measure';
import { keepMeasured, type Measured, readMeasured } from './measured';
import { mutationOf } from './mutation';
import { page } from './page';
import { problemsOf } from './problems';

interface Options {
  check?: boolean;
  all?: boolean;
  only?: string[];
  seeds: number;
  trainingSeeds: number;
  answerSeeds: number;
}

const root = resolve(__dirname, '../../..');
const PAGE = join(root, 'docs/grader-quality.md');

/**
 * `npm run quality`: tries the graders of exercises of which something has changed, and writes docs/grader-quality.md.
 * Exit code 1 if a grader is not as good as it must be, or with `--check` if figures or page are out of date.
 */
export async function main(args: readonly string[]): Promise<void> {
  const options = program().parse(args, { from: 'user' }).opts<Options>();
  process.env['GRADUS_DATA'] = ''; // what somebody has set for their own work does not count
  const { course, all } = exercises();
  if (options.check) {
    const stale = all.filter(mustBeTried);
    const text = await formattedPage();
    const isOld = !existsSync(PAGE) || readFileSync(PAGE, 'utf8') !== text;
    for (const { exercise } of stale) print(`${exercise.id}: its spec, solution, misconceptions or alternatives changed since its grader was tried, if it ever was.`); // prettier-ignore
    if (isOld) print('docs/grader-quality.md is not what the figures say.');
    if (stale.length > 0 || isOld) print('Run "npm run quality", which tries what has changed, and commit what it writes.'); // prettier-ignore
    process.exitCode = stale.length > 0 || isOld || report() ? 1 : 0;
    return;
  }
  const chosen = options.only ? all.filter(({ exercise }) => options.only!.includes(exercise.id)) : options.all ? all : all.filter(isWanting); // prettier-ignore
  await measureAll(chosen, options);
  writeFileSync(PAGE, await formattedPage());
  process.exitCode = report() ? 1 : 0;

  function known({ lesson, exercise }: Assignment): Measured | undefined {
    return readMeasured(root, lesson).find(({ id }) => id === exercise.id);
  }

  /** Something changed since, or nobody has tried it yet; the page says how many trainings that is. */
  function mustBeTried(assignment: Assignment): boolean {
    const figures = known(assignment);
    return figures ? figures.inputs !== inputsOf(course, assignment) : !isTraining(course, assignment);
  }

  /** The same, or it was tried with fewer seeds than are asked for. */
  function isWanting(assignment: Assignment): boolean {
    const figures = known(assignment);
    const seeds = isTraining(course, assignment) ? options.trainingSeeds : options.seeds;
    if (figures?.inputs !== inputsOf(course, assignment)) return true;
    return figures.seeds < seeds || figures.answerSeeds < options.answerSeeds;
  }
}

function exercises() {
  const course = readCourse(root);
  return { course, all: assignments(course) };
}

/** What is known is written after each lesson, so that whoever is interrupted can go on. */
async function measureAll(chosen: readonly Assignment[], options: Options): Promise<void> {
  if (chosen.length === 0) return;
  const { course } = exercises();
  // One training at a time: those that share cores would run into their deadlines.
  for (const training of [false, true]) {
    const some = chosen.filter((one) => isTraining(course, one) === training);
    if (some.length === 0) continue;
    const judge = await startClassJudge({ course, backend: 'wasm', isolation: 'weak', ...(training && { slots: 1 }) });
    try {
      for (const lesson of new Set(some.map((one) => one.lesson))) {
        await measureSome(
          some.filter((one) => one.lesson === lesson),
          training,
        );
      }
    } finally {
      await judge.close();
    }

    async function measureSome(ofLesson: readonly Assignment[], training: boolean): Promise<void> {
      const startedAt = performance.now();
      const { lesson } = ofLesson[0]!;
      const [first] = lesson.seeds;
      const seeds = {
        solution: upTo(training ? options.trainingSeeds : options.seeds),
        answers: [first!, ...upTo(options.answerSeeds).map((seed) => 1000 + seed)].slice(0, options.answerSeeds),
      };
      const measured = await measure(course, ofLesson, seeds, judge);
      for (const one of measured) keepMeasured(root, lesson, one);
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
      print(`${measured.map(({ id }) => id).join(', ')}: tried in ${seconds} s`);
    }
  }
}

/** Prints what is not as it must be; whether there is anything. */
function report(): boolean {
  const problems = measuredByLesson().flatMap(({ measured }) => measured.flatMap(problemsOf));
  for (const problem of problems) print(problem);
  return problems.length > 0;
}

function measuredByLesson() {
  const { course } = exercises();
  return course.lessons.map((lesson) => ({
    lesson,
    measured: readMeasured(root, lesson),
    mutation: mutationOf(course, lesson),
  }));
}

/** As everything in the repository is formatted. */
async function formattedPage(): Promise<string> {
  return format(page(measuredByLesson()), { ...(await resolveConfig(PAGE)), filepath: PAGE });
}

function upTo(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i + 1);
}

function program(): Command {
  return new Command('gradus-quality')
    .description('Try the graders: reference solutions with many seeds, wrong and other right answers with some.')
    .option('--check', 'run nothing; fail if figures or docs/grader-quality.md are out of date')
    .option('--all', 'try all exercises again, not only those of which something has changed')
    .option('--only <ids...>', 'try these exercises, such as 4.02')
    .option('--seeds <number>', 'judge seeds for each solution', wholeNumber, 50)
    .option('--training-seeds <number>', 'and for those of training exercises', wholeNumber, 10)
    .option(
      '--answer-seeds <number>',
      'judge seeds for each wrong or other right answer; 0 to leave them out',
      wholeNumber,
      2,
    )
    .addHelpText(
      'after',
      `
Examples:
  npm run quality                          what has changed, or was tried with fewer seeds; some ten seconds for an exercise, minutes for a training
  npm run quality -- --only 4.02           this one
  npm run quality -- --check               is the page up to date? Part of npm run check`,
    );
}

function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number.');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
