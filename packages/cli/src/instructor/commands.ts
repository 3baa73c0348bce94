import type { Command } from 'commander';
import {
  classBackendOption,
  course,
  finish,
  isolationOption,
  languageOption,
  percent,
  portNumber,
  positiveNumber,
  wholeNumber,
} from '../command-parts';
import { addQueueOptions, QUEUE_HELP } from './queue-options';

export function addGrade(gradus: Command): void {
  const command = gradus
    .command('grade')
    .summary('(instructor) grade a class')
    .description(
      'Grade submissions: a folder, .zip or .tar.gz for each student. Unit checks of everybody come first, training after ' +
        'them. A run that was killed goes on with --resume.',
    )
    .argument('<submissions>', 'folder with an entry for each student; its name is the id')
    .requiredOption('--out <folder>', 'where grades, results and feedback are written')
    .option('--lessons <list>', 'lessons, such as 1-5, 4 or softmax,mnist; all without it')
    .option('--jobs <number>', 'submissions judged at a time; one for each core without it', positiveNumber)
    .option('--no-types', 'do without the TypeScript compiler’s advice on answers that do not pass')
    .option('--seed <number>', "seed of the run, from which each submission's own comes; drawn without it", wholeNumber)
    .option('--roster <file>', 'CSV with the students of the class: whoever handed in nothing gets a row, too')
    .option('--dashboard [port]', 'follow the run on a page for this computer, see gradus dashboard', portNumber)
    .option('--resume', 'go on with the run in --out, or read its overrides.json again')
    .addOption(isolationOption('auto'))
    .addOption(languageOption())
    .addOption(classBackendOption())
    .option('--gpu', 'on the GPU: --backend webgpu --isolation full-gpu, unless another one of either is named')
    .addHelpText(
      'after',
      `
Examples:
  gradus grade handed-in --out graded --lessons 1,2
  gradus grade handed-in --out graded --resume          after an interruption, a crash, or a change of overrides.json
  gradus grade handed-in --out graded --roster class.csv --jobs 8
  gradus grade handed-in --out graded --queue redis://queue.example.org:6379
${QUEUE_HELP}

In the folder: grades.csv, results/<id>.json (yours), feedback/<id>.json (may be given to students), journal.jsonl,
run.json. What you decide yourself goes into overrides.json: [{ "id": "ada", "exercise": "4.02", "points": 14, "reason": "…" }],
with "exercise": "total" for the sum.

Exit codes: 0 done, 2 wrong usage, 3 the grader failed (for somebody: see grades.csv), 130 interrupted.`,
    )
    .action(async (submissions: string, { gpu, ...options }: import('./grade').GradeOptions & { gpu?: true }) => {
      const { grade } = await import('./grade');
      const isNamed = (name: string) => command.getOptionValueSource(name) === 'cli';
      const unlessNamed = (name: 'backend' | 'isolation', value: string) => (isNamed(name) ? {} : { [name]: value });
      const onGpu = gpu ? { ...unlessNamed('backend', 'webgpu'), ...unlessNamed('isolation', 'full-gpu') } : {};
      finish(await grade(course(), submissions, { ...options, ...onGpu }, (name) => name in onGpu || isNamed(name)));
    });
  addQueueOptions(command, 'let stations (gradus worker) judge');
}

export function addRegrade(gradus: Command): void {
  const command = gradus
    .command('regrade')
    .summary("(instructor) grade a class again with today's lessons and grader")
    .description(
      'Grade a class again, with the same seed, and show whose points change and why. Nothing changes before --accept.',
    )
    .argument('<out>', 'the folder of a run of gradus grade')
    .option('--accept', 'take over what the last regrade found; overrides.json stays')
    .option('--jobs <number>', 'submissions judged at a time; one for each core without it', positiveNumber)
    .option('--no-types', 'do without the TypeScript compiler’s advice on answers that do not pass')
    .addOption(isolationOption('auto'))
    .addHelpText(
      'after',
      `
Examples:
  gradus regrade graded             after a correction of a spec: who gets other points?
  gradus regrade graded --accept    yes
${QUEUE_HELP}

Exit codes: 0 done, 2 wrong usage, 3 the grader failed, 130 interrupted (the same command goes on).`,
    )
    .action(async (out: string, options: import('./regrade').RegradeOptions) => {
      const { regrade } = await import('./regrade');
      finish(await regrade(course(), out, options));
    });
  addQueueOptions(command, 'let stations (gradus worker) judge');
}

export function addWorker(gradus: Command): void {
  const command = gradus
    .command('worker')
    .summary('(instructor) help to grade a class on another computer')
    .description(
      'Take submissions from a queue that "gradus grade --queue" fills, and judge them here. Start it on as many computers ' +
        'as you like, each with the same checkout.',
    )
    .option('--jobs <number>', 'submissions judged at a time; one for each core without it', positiveNumber)
    .option('--no-types', 'do without the TypeScript compiler’s advice on answers that do not pass')
    .addOption(isolationOption('auto'))
    .addOption(languageOption())
    .addOption(classBackendOption())
    .addHelpText(
      'after',
      `
Examples:
  gradus worker --queue redis://queue.example.org:6379
  gradus worker --queue @queue.txt --jobs 4 --shared /mnt/class
${QUEUE_HELP}

SIGTERM or Ctrl-C: it finishes what it began and ends; a second time: it gives back what it began. A station that
dies loses nothing: its tasks go to others. Whoever can write to the queue can write grades: keep it private.

Exit codes: 0 ended as asked, 2 wrong usage or another version than the run's, 3 the grader failed.`,
    )
    .action(async (options: import('./worker').WorkerOptions) => {
      const { worker } = await import('./worker');
      finish(await worker(course(), options));
    });
  addQueueOptions(command, 'where the tasks are');
}

export function addSimilarity(gradus: Command): void {
  gradus
    .command('similarity')
    .summary('(instructor) find submissions that resemble each other')
    .description(
      'Find submissions that are more alike than their exercises explain, and put them side by side. Nothing of theirs is ' +
        'executed. What is found is evidence for a person to read, never an automatic penalty.',
    )
    .argument('<submissions>', 'folder with an entry for each student, as for gradus grade')
    .option('--out <folder>', 'where the pages are written', 'similarity')
    .option('--lessons <list>', 'lessons, such as 1-5, 4 or softmax,mnist; all without it')
    .option('--threshold <percent>', 'what two answers must share of what both have of their own', percent, 80)
    .option(
      '--weight <bits>',
      'what the resemblances of a pair must weigh; by the number of exercises without it',
      wholeNumber,
    ) // prettier-ignore
    .addHelpText(
      'after',
      `
Examples:
  gradus similarity handed-in                            open similarity/index.html
  gradus similarity handed-in --lessons 4 --out similar-4
  gradus similarity handed-in --weight 40                more pairs, and more of them by chance

Copies are found when names, comments, texts, white space and the order of functions were changed. What the course shows
(stubs, solutions, known wrong and alternative answers) and what every fourth of the class wrote does not count; a short
answer near the solution says nothing.

In the folder: index.html, pairs/NNN.html, similarity.json. Exit codes: 0 done, whatever was found; 2 wrong usage.`,
    )
    .action(async (submissions: string, options: import('./similarity').SimilarityOptions) => {
      const { similarity } = await import('./similarity');
      finish(await similarity(course(), submissions, options));
    });
}

export function addSandbox(gradus: Command): void {
  gradus
    .command('sandbox')
    .summary('(instructor) how far can answers be kept from this machine?')
    .description(
      'Tries out every level of isolation: starts a worker in it, and a program that tries to read, write, connect, ' +
        'start processes and use up memory. Exit code 0 if a level works that answers of strangers need.',
    )
    .addOption(classBackendOption())
    .action(async ({ backend }: { backend: string }) => {
      const { sandbox } = await import('./sandbox');
      finish(await sandbox(course(), backend));
    });
}
