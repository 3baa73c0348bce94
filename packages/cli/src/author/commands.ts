import { type Command, Option } from 'commander';
import { type Language, TRANSLATIONS } from '@gradus/contract';
import { classBackendOption, course, finish, wholeNumber } from '../command-parts';

const PARTS = ['solutions', 'stubs', 'misconceptions', 'alternatives'];

export function addStubs(gradus: Command): void {
  gradus
    .command('stubs')
    .summary('(author) make the stubs in exercises/ from solutions/')
    .description('Make exercises/ from solutions/. A file that somebody edited is never overwritten.')
    .argument('[lesson...]', 'lessons; all without it')
    .option('--check', 'write nothing; fail if a stub differs from what would be made')
    .action(async (lessons: string[], { check }: { check?: boolean }) => {
      const { stubs } = await import('./stubs');
      finish(stubs(course(), lessons, { check: check ?? false }));
    });
}

export function addLesson(gradus: Command): void {
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
    .addOption(classBackendOption())
    .addHelpText(
      'after',
      `
Examples:
  gradus lesson check                                all lessons
  gradus lesson check 8 --only misconceptions        does the grader of lesson 8 catch its wrong answers?
  gradus lesson check 8 --only misconceptions --training

Verdicts on misconceptions and alternatives are kept: only what changed is graded again.`,
    )
    .action(async (lessons: string[], options: import('./lesson-check').LessonCheckOptions) => {
      const { lessonCheck } = await import('./lesson-check');
      finish(await lessonCheck(course(), lessons, options));
    });
  lesson
    .command('texts')
    .summary('what is there to translate?')
    .description(
      'Write grader/NN-lesson/texts.zh.json anew: every English sentence of the checks and misconceptions with what it ' +
        'is in the other language, "" where that is still to be written. What is translated stays, what is no sentence ' +
        'of the grader any more goes.',
    )
    .argument('[lesson...]', 'lessons; all without it')
    .addOption(new Option('--lang <language>', 'the language to translate to').choices(TRANSLATIONS).default('zh'))
    .action(async (lessons: string[], options: { lang: Language }) => {
      const { lessonTexts } = await import('./lesson-texts');
      finish(lessonTexts(course(), lessons, options));
    });
}

export function addMutate(gradus: Command): void {
  gradus
    .command('mutate')
    .summary('(author) do the graders notice small mistakes in the solutions?')
    .description(
      'Makes mutants of the reference solutions, each with one small mistake that StrykerJS puts in, and grades them as ' +
        'answers. One that gets full marks shows what no check looks at. Those that do what the solution does are listed in ' +
        'grader/*/survivors.json with the reason; any other survivor is an error, and so is an entry that does not survive.',
    )
    .argument('[lesson or exercise...]', 'lessons or exercises; all without it')
    .option('--training', 'try mutants of training exercises, too: takes long')
    .option('--json', 'print the figures and the survivors for a program')
    .addOption(classBackendOption())
    .addHelpText(
      'after',
      `
Examples:
  gradus mutate 4                 lesson 4 without its training
  gradus mutate 4.02              one exercise, while I sharpen its checks
  gradus mutate --training        everything, for a night

What became of a mutant is kept: only what changed is judged again. Figures go to grader/*/mutation.json, which is to be
committed, and a page for each lesson to .gradus/mutation.`,
    )
    .action(async (words: string[], options: import('./mutate').MutateOptions) => {
      const { mutate } = await import('./mutate');
      finish(await mutate(course(), words, options));
    });
}
