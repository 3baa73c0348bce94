import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { OutError } from '@gradus/class/out-error';
import { ContractError } from '@gradus/contract';
import { DataError } from '@gradus/datasets/location';
import { IsolationRefused, readCourse } from '@gradus/judge';
import { QueueError } from '@gradus/queue/queue-error';
import { LEVELS } from '@gradus/sandbox';
import { findRoot } from './find-root';
import { UsageError } from './usage-error';

const EXIT = { fine: 0, usage: 2, judge: 3 } as const;
const BACKENDS = ['wasm', 'cpu'];
const PARTS = ['solutions', 'stubs', 'misconceptions', 'alternatives'];

/** The `gradus` command. Sets the exit code: 0 fine, 1 something attempted is wrong, 2 usage, 3 the judge failed. */
export async function main(args: readonly string[]): Promise<void> {
  process.stdout.on('error', stopIfUnread);
  try {
    await program().parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = explain(error);
  }
}

/** A reader such as `head` has seen enough and closed the pipe: no reason to complain. */
function stopIfUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

function program(): Command {
  const gradus = new Command('gradus')
    .description('Dive into Deep Learning as exercises that grade themselves. Without a command: where am I?')
    .exitOverride()
    .showHelpAfterError('(see gradus --help)')
    .helpCommand(false);
  addTest(gradus);
  addHint(gradus);
  addData(gradus);
  addGrade(gradus);
  addRegrade(gradus);
  addWorker(gradus);
  addStubs(gradus);
  addSandbox(gradus);
  addLesson(gradus);
  return gradus
    .allowExcessArguments() // or a command that does not exist would be called an argument too many
    .action(async (_options: unknown, { args: [word] }: Command) => {
      if (word !== undefined) throw new UsageError(`There is no command "${word}". See them all: npx gradus --help`);
      const { status } = await import('./student/status');
      finish(status(course(), defaultBackend()));
    });
}

function addTest(gradus: Command): void {
  gradus
    .command('test')
    .summary('grade my exercises')
    .description('Grade exercises. Only what changed since the last run runs again.')
    .argument('[what...]', 'lessons (4, softmax, 04-softmax) or exercises (4.02); all without it')
    .option('--json', 'print results.json instead of the report')
    .option('--out <file>', 'write results.json to a file as well')
    .option('--seed <number>', 'seed of the random inputs', wholeNumber)
    .addOption(new Option('--backend <name>', 'TensorFlow.js backend').choices(BACKENDS).default(defaultBackend()))
    .option('--no-cache', 'run everything again')
    .addOption(isolationOption('weak'))
    .addHelpText(
      'after',
      `
Examples:
  gradus test              all exercises, the first problem of each in full
  gradus test 4            lesson 4
  gradus test 4.02         one exercise, all its checks
  gradus test --json       results for a program

Exit codes: 0 nothing attempted is wrong, 1 something is, 2 wrong usage, 3 the grader itself failed.`,
    )
    .action(async (what: string[], options: import('./student/test').TestOptions) => {
      const { test } = await import('./student/test');
      finish(await test(course(), what, options));
    });
}

function addHint(gradus: Command): void {
  gradus
    .command('hint')
    .summary('a hint for an exercise')
    .description('Show the next of three hints, from vague to concrete.')
    .argument('<exercise>', 'an exercise, such as 4.02')
    .action(async (word: string) => {
      const { hint } = await import('./student/hint');
      finish(hint(course(), word));
    });
}

function addData(gradus: Command): void {
  const data = gradus
    .command('data')
    .summary('real data to train on')
    .description('Real data to train on, instead of drawn data. The environment variable GRADUS_DATA says which.')
    .addHelpText(
      'after',
      `
Examples:
  gradus data list                          what there is, and what is here
  gradus data get mnist book                download two data sets
  gradus data verify                        are the files that are here right?
  gradus data verify ~/pictures             what is in this folder?
  GRADUS_DATA=mnist npm test -- 4.11        train on a data set that was downloaded
  GRADUS_DATA=~/pictures npm test -- 4.11   train on the files in a folder
  GRADUS_DATA=mnist,book npm test           pictures from one, text from the other

GRADUS_CACHE=FOLDER keeps data sets elsewhere. GRADUS_MIRROR=URL fetches URL/NAME/FILE instead of the public addresses.`,
    );
  data
    .command('list')
    .summary('what there is, and what is here')
    .description('List the data sets, with their sizes, and which of them are here.')
    .action(async () => {
      const { list } = await import('./data/list');
      finish(list());
    });
  data
    .command('get')
    .summary('download data sets')
    .description(
      'Download data sets, from the first public address that has them, and compare their checksums. What was interrupted ' +
        'goes on where it was.',
    )
    .argument('<name...>', 'data sets, such as mnist; see: gradus data list')
    .action(async (names: string[]) => {
      const { get } = await import('./data/get');
      finish(await get(names));
    });
  data
    .command('verify')
    .summary('are the files right?')
    .description('Compare files with their published checksums. Of a folder of your own, say what is in it.')
    .argument('[what]', 'a data set, or a folder; all data sets that are here without it')
    .action(async (what: string | undefined) => {
      const { verify } = await import('./data/verify');
      finish(await verify(what));
    });
}

function addGrade(gradus: Command): void {
  gradus
    .command('grade')
    .summary('(instructor) grade a class')
    .description(
      'Grade submissions: a folder, .zip or .tar.gz for each student. Unit checks of everybody come first, training after ' +
        'them. A run that was killed goes on with --resume.',
    )
    .argument('<submissions>', 'folder with an entry for each student; its name is the id')
    .requiredOption('--out <folder>', 'where grades, results and feedback are written')
    .option('--lessons <list>', 'lessons, such as 1,2,4 or softmax; all without it')
    .option('--jobs <number>', 'submissions judged at a time; one for each core without it', positiveNumber)
    .option('--seed <number>', "seed of the run, from which each submission's own comes; drawn without it", wholeNumber)
    .option('--roster <file>', 'CSV with the students of the class: whoever handed in nothing gets a row, too')
    .option('--resume', 'go on with the run in --out, or read its overrides.json again')
    .addOption(isolationOption('auto'))
    .option('--queue <url>', 'let stations (gradus worker) judge; the address of Redis or Valkey')
    .addOption(new Option('--backend <name>', 'TensorFlow.js backend').choices(BACKENDS).default(defaultBackend()))
    .addHelpText(
      'after',
      `
Examples:
  gradus grade handed-in --out graded --lessons 1,2
  gradus grade handed-in --out graded --resume          after an interruption, a crash, or a change of overrides.json
  gradus grade handed-in --out graded --roster class.csv --jobs 8
  gradus grade handed-in --out graded --queue redis://queue.example.org:6379

In the folder: grades.csv, results/<id>.json (yours), feedback/<id>.json (may be given to students), journal.jsonl,
run.json. What you decide yourself goes into overrides.json: [{ "id": "ada", "exercise": "4.02", "points": 14, "reason": "…" }],
with "exercise": "total" for the sum.

Exit codes: 0 done, 2 wrong usage, 3 the grader failed (for somebody: see grades.csv), 130 interrupted.`,
    )
    .action(async (submissions: string, options: import('./instructor/grade').GradeOptions) => {
      const { grade } = await import('./instructor/grade');
      finish(await grade(course(), submissions, options));
    });
}

function addRegrade(gradus: Command): void {
  gradus
    .command('regrade')
    .summary("(instructor) grade a class again with today's lessons and grader")
    .description(
      'Grade a class again, with the same seed, and show whose points change and why. Nothing changes before --accept.',
    )
    .argument('<out>', 'the folder of a run of gradus grade')
    .option('--accept', 'take over what the last regrade found; overrides.json stays')
    .option('--jobs <number>', 'submissions judged at a time; one for each core without it', positiveNumber)
    .addOption(isolationOption('auto'))
    .addHelpText(
      'after',
      `
Examples:
  gradus regrade graded             after a correction of a spec: who gets other points?
  gradus regrade graded --accept    yes

Exit codes: 0 done, 2 wrong usage, 3 the grader failed, 130 interrupted (the same command goes on).`,
    )
    .action(async (out: string, options: import('./instructor/regrade').RegradeOptions) => {
      const { regrade } = await import('./instructor/regrade');
      finish(await regrade(course(), out, options));
    });
}

function addWorker(gradus: Command): void {
  gradus
    .command('worker')
    .summary('(instructor) help to grade a class on another computer')
    .description(
      'Take submissions from a queue that "gradus grade --queue" fills, and judge them here. Start it on as many computers ' +
        'as you like, each with the same checkout.',
    )
    .requiredOption('--queue <url>', 'address of Redis or Valkey: redis://[:password@]host:port, or rediss:// with TLS')
    .option('--jobs <number>', 'submissions judged at a time; one for each core without it', positiveNumber)
    .addOption(isolationOption('auto'))
    .addOption(new Option('--backend <name>', 'TensorFlow.js backend').choices(BACKENDS).default(defaultBackend()))
    .addHelpText(
      'after',
      `
Examples:
  gradus worker --queue redis://queue.example.org:6379
  gradus worker --queue rediss://:secret@queue.example.org:6380 --jobs 4

SIGTERM or Ctrl-C: it finishes what it began and ends; a second time: it gives back what it began. A station that
dies loses nothing: its tasks go to others. Whoever can write to the queue can write grades: keep it private.

Exit codes: 0 ended as asked, 2 wrong usage or another version than the run's, 3 the grader failed.`,
    )
    .action(async (options: import('./instructor/worker').WorkerOptions) => {
      const { worker } = await import('./instructor/worker');
      finish(await worker(course(), options));
    });
}

function isolationOption(level: string): Option {
  return new Option('--isolation <level>', 'how far answers are kept from this machine (see gradus sandbox)')
    .choices(['auto', ...LEVELS])
    .default(level);
}

function addSandbox(gradus: Command): void {
  gradus
    .command('sandbox')
    .summary('(instructor) how far can answers be kept from this machine?')
    .description(
      'Tries out every level of isolation: starts a worker in it, and a program that tries to read, write, connect, ' +
        'start processes and use up memory. Exit code 0 if a level works that answers of strangers need.',
    )
    .addOption(new Option('--backend <name>', 'TensorFlow.js backend').choices(BACKENDS).default(defaultBackend()))
    .action(async ({ backend }: { backend: string }) => {
      const { sandbox } = await import('./instructor/sandbox');
      finish(await sandbox(course(), backend));
    });
}

function addStubs(gradus: Command): void {
  gradus
    .command('stubs')
    .summary('(author) make the stubs in exercises/ from solutions/')
    .description('Make exercises/ from solutions/. A file that somebody edited is never overwritten.')
    .argument('[lesson...]', 'lessons; all without it')
    .option('--check', 'write nothing; fail if a stub differs from what would be made')
    .action(async (lessons: string[], { check }: { check?: boolean }) => {
      const { stubs } = await import('./author/stubs');
      finish(stubs(course(), lessons, { check: check ?? false }));
    });
}

function addLesson(gradus: Command): void {
  const lesson = gradus.command('lesson').summary('(author) work on lessons').description('Work on lessons.');
  lesson
    .command('check')
    .summary('is a lesson fit for students?')
    .description(
      'Stubs score 0 and are "not started", solutions score everything, manifests are complete, no file is out of place, ' +
        'no line of a solution is left in a stub. Wrong answers of grader/*/misconceptions fail in the check that they name, ' +
        'other right answers of grader/*/alternatives score everything.',
    )
    .argument('[lesson...]', 'lessons; all without it')
    .option('--json', 'print { passed, failed, problems } for a program')
    .option('--seed <number>', "seed of the random inputs, instead of the lesson's first one", wholeNumber)
    .addOption(new Option('--only <part>', 'grade only these; what needs no grading is always checked').choices(PARTS))
    .option('--training', 'try the wrong and other right answers to training exercises, too: takes minutes')
    .addOption(new Option('--backend <name>', 'TensorFlow.js backend').choices(BACKENDS).default(defaultBackend()))
    .addHelpText(
      'after',
      `
Examples:
  gradus lesson check                                all lessons
  gradus lesson check 8 --only misconceptions        does the grader of lesson 8 catch its wrong answers?
  gradus lesson check 8 --only misconceptions --training

Verdicts on misconceptions and alternatives are kept: only what changed is graded again.`,
    )
    .action(async (lessons: string[], options: import('./author/lesson-check').LessonCheckOptions) => {
      const { lessonCheck } = await import('./author/lesson-check');
      finish(await lessonCheck(course(), lessons, options));
    });
}

function course() {
  return readCourse(findRoot(process.cwd()));
}

function defaultBackend(): string {
  const wanted = process.env['GRADUS_BACKEND'] ?? 'wasm';
  if (BACKENDS.includes(wanted)) return wanted;
  throw new UsageError(`GRADUS_BACKEND is "${wanted}", but must be one of ${BACKENDS.join(', ')}.`);
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

function positiveNumber(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 to 999.');
  return Number(text);
}

function finish(code: number): void {
  process.exitCode = code;
}

/** One clear line for what the user can mend; the stack only for what is a defect of ours. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (
    error instanceof UsageError ||
    error instanceof DataError ||
    error instanceof OutError ||
    error instanceof IsolationRefused ||
    error instanceof QueueError ||
    error instanceof ContractError
  ) {
    process.stderr.write(`${error.message}\n`);
    const isFault = error instanceof ContractError || (error instanceof OutError && !error.isUsage);
    return isFault ? EXIT.judge : EXIT.usage;
  }
  process.stderr.write(`The grader failed: ${(error as Error).stack}\n`);
  return EXIT.judge;
}
