import type { Language } from '@gradus/contract';
import type { Command } from 'commander';
import type { WantedBackend } from '@gradus/judge';
import {
  course,
  finish,
  isolationOption,
  languageOption,
  ownBackendOption,
  portNumber,
  wholeNumber,
} from '../command-parts';
import { findRoot } from '../find-root';
import { settleBackend } from '../settle-backend';

const DEBUG_PORT = 9229;
type Wanting<Options> = Omit<Options, 'backend'> & { backend: WantedBackend };
type Inspected<Options> = Omit<Wanting<Options>, 'inspect'> & { inspect?: number | true };

export function addTest(gradus: Command): void {
  gradus
    .command('test')
    .summary('grade my exercises')
    .description('Grade exercises. Only what changed since the last run runs again.')
    .argument('[what...]', 'lessons (4, softmax, 04-softmax) or exercises (4.02); all without it')
    .option('--json', 'print results.json instead of the report')
    .option('--out <file>', 'write results.json to a file as well')
    .option('--seed <number>', 'seed of the random inputs', wholeNumber)
    .addOption(ownBackendOption())
    .option('--no-cache', 'run everything again')
    .option('--inspect [port]', 'wait for a debugger to attach to my code', portNumber)
    .addOption(isolationOption('weak'))
    .addOption(languageOption())
    .addHelpText(
      'after',
      `
Examples:
  gradus test              all exercises, the first problem of each in full
  gradus test 4            lesson 4
  gradus test 4.02         one exercise, all its checks
  gradus test 4.02 --inspect   the same, stopping at my breakpoints
  gradus test --json       results for a program

Exit codes: 0 nothing attempted is wrong, 1 something is, 2 wrong usage, 3 the grader itself failed.`,
    )
    .action(async (what: string[], { inspect, ...options }: Inspected<import('./test').TestOptions>) => {
      const { test } = await import('./test');
      const port = inspect === true ? DEBUG_PORT : inspect;
      const backend = await settleBackend(course(), options.backend, options.lang);
      finish(await test(course(), what, { ...options, backend, ...(port !== undefined && { inspect: port }) }));
    });
}

export function addWatch(gradus: Command): void {
  gradus
    .command('watch')
    .summary('grade what I save, at once')
    .description('Watch exercises/ and grade each file as it is saved, until you press q.')
    .argument('[what...]', 'lessons (4, softmax, 04-softmax) or exercises (4.02); all without it')
    .addOption(ownBackendOption())
    .addOption(languageOption())
    .addHelpText(
      'after',
      `
Keys:
  h  a hint, up to three          l  list of exercises, to choose from
  n  next exercise                o  open the lesson's README
  a  all checks, or the first     q  quit

Examples:
  gradus watch             begin where I am
  gradus watch 4           only lesson 4

Where files change without anybody being told (some network and container folders), set CHOKIDAR_USEPOLLING=1.
Without a terminal it prints each verdict below the last one.`,
    )
    .action(async (what: string[], options: Wanting<import('./watch/watch').WatchOptions>) => {
      const { watch } = await import('./watch/watch');
      finish(
        await watch(course(), what, {
          ...options,
          backend: await settleBackend(course(), options.backend, options.lang),
        }),
      );
    });
}

export function addHint(gradus: Command): void {
  gradus
    .command('hint')
    .summary('a hint for an exercise')
    .description('Show the next of three hints, from vague to concrete.')
    .argument('<exercise>', 'an exercise, such as 4.02')
    .addOption(languageOption())
    .addHelpText(
      'after',
      `
Examples:
  gradus hint 4.02             one hint more each time
  gradus hint 4.02 --lang zh   in Chinese; GRADUS_LANG=zh makes that the rule`,
    )
    .action(async (word: string, { lang }: { lang: Language }) => {
      const { hint } = await import('./hint');
      finish(hint(course(), word, lang));
    });
}

const GIVE_UP = 'show it without having passed; your progress will say so';

export function addShow(gradus: Command): void {
  gradus
    .command('show')
    .summary('the reference solution, once mine passes')
    .description('Show the reference solution of an exercise that has passed, or that you give up.')
    .argument('<exercise>', 'an exercise, such as 4.02')
    .option('--give-up', GIVE_UP)
    .addOption(languageOption())
    .action(async (word: string, options: { giveUp?: boolean; lang: Language }) => {
      const { show } = await import('./show');
      finish(show(course(), word, options));
    });
  gradus
    .command('diff')
    .summary('my answer beside the reference solution')
    .description('Show what would turn my answer (-) into the reference solution (+), once mine has passed.')
    .argument('<exercise>', 'an exercise, such as 4.02')
    .option('--give-up', GIVE_UP)
    .addOption(languageOption())
    .action(async (word: string, options: { giveUp?: boolean; lang: Language }) => {
      const { diff } = await import('./diff');
      finish(diff(course(), word, options));
    });
}

export function addDoctor(gradus: Command): void {
  gradus
    .command('doctor')
    .summary('does everything work here?')
    .description(
      'Look at the computer, the files and the judge, and say what keeps exercises from being graded, and the cure.',
    )
    .addOption(ownBackendOption())
    .addOption(languageOption())
    .addHelpText('after', '\nExit codes: 0 everything works, 1 something has to be cured first.')
    .action(async ({ backend, lang }: { backend: WantedBackend; lang: Language }) => {
      const { doctor } = await import('./doctor/doctor');
      finish(await doctor(course(), { backend: await settleBackend(course(), backend, lang), lang }));
    });
}

export function addReset(gradus: Command): void {
  gradus
    .command('reset')
    .summary('begin an exercise anew')
    .description('Put stubs back to where everybody starts. What you wrote is kept in .gradus/backups.')
    .argument('<what...>', 'exercises (4.02) or lessons (4, softmax)')
    .addOption(languageOption())
    .action(async (what: string[], { lang }: { lang: Language }) => {
      const { reset } = await import('./reset');
      finish(reset(course(), what, lang));
    });
}

/** Only in a student edition, in which the stubs lie: elsewhere they are made. */
export function addBringBack(gradus: Command): void {
  gradus
    .command('stubs')
    .summary('bring back stubs that were deleted')
    .description('Bring back what is missing in exercises/. A file that somebody edited is never overwritten.')
    .argument('[lesson...]', 'lessons; all without it')
    .action(async (lessons: string[]) => {
      const { stubs } = await import('../author/stubs');
      finish(stubs(course(), lessons, { check: false }));
    });
}

export function addUpdate(gradus: Command): void {
  gradus
    .command('update')
    .summary('a newer edition of the course, without losing my work')
    .description(
      'Make this the newer edition of the course in a folder or archive; in a clone made by git, the one that the branch follows. ' +
        'What you wrote is never lost: stubs you did not touch are replaced, what you wrote is merged with what is new, and where ' +
        'that is not possible your file stays and the new stub is put beside it. Copies of everything replaced are kept in ' +
        '.gradus/backups.',
    )
    .argument('[from]', 'folder, .tgz or .zip of the new edition')
    .option('--dry-run', 'only show what would be done')
    .option('--force', 'go back to an older edition, too')
    .option('--json', 'print what was done for a program')
    .addOption(languageOption())
    .addHelpText(
      'after',
      `
What becomes of a file:
  new, replaced, removed   you had not written in it
  kept                     you wrote in it, and there is nothing new
  merged                   you wrote in it, and so did the course: both are in it now
  conflict                 both changed the same lines: yours is as it was, the new stub is NAME.new.ts
  left                     you wrote in it, and the course does without it now
  overwritten              a file of the course that you changed; yours is in the backup

Examples:
  gradus update ~/Downloads/gradus-course-0.2.0.tgz --dry-run
  gradus update ~/Downloads/gradus-course-0.2.0.tgz
  gradus update               in a clone: git fetch, then the same; your commits and branches stay as they are

Whatever interrupts an update, the next command of gradus completes it.
Exit codes: 0 done, 1 done and something is left for you to look at, 2 nothing was done.`,
    )
    .action(async (from: string | undefined, options: import('./update/update').UpdateOptions) => {
      const { update } = await import('./update/update');
      finish(await update(findRoot(process.cwd()), from, options));
    });
}

export function addData(gradus: Command): void {
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
      const { list } = await import('../data/list');
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
      const { get } = await import('../data/get');
      finish(await get(names));
    });
  data
    .command('verify')
    .summary('are the files right?')
    .description('Compare files with their published checksums. Of a folder of your own, say what is in it.')
    .argument('[what]', 'a data set, or a folder; all data sets that are here without it')
    .action(async (what: string | undefined) => {
      const { verify } = await import('../data/verify');
      finish(await verify(what));
    });
}
