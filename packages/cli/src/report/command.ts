import type { Language } from '@gradus/contract';
import type { Command } from 'commander';
import { course, finish, languageOption, wantedBackend } from '../command-parts';
import { settleBackend } from '../settle-backend';

export function addReport(gradus: Command): void {
  gradus
    .command('report')
    .summary('results as pages to read and print')
    .description(
      'Without a folder: a page with my own results, hints and learning curves, in .gradus/report. What I edited since ' +
        'the last test is graded first. With the folder of a class run: pages about the class, each student and each lesson.',
    )
    .argument('[out]', 'the folder of a run of gradus grade')
    .addOption(languageOption())
    .addHelpText(
      'after',
      `
Examples:
  gradus report              my own page: .gradus/report/index.html
  gradus report graded       the class: graded/report/index.html

Of a class: report/index.html and report/lessons/<lesson>.html are for you. report/students/<id>.html and .md show what
a student may see (of private checks only whether they passed) and may be handed out. Pages are files of their own:
they load nothing, and read without a network.

Exit codes: 0 done, 2 wrong usage, 3 the grader failed.`,
    )
    .action(async (out: string | undefined, { lang }: { lang: Language }) => {
      if (out === undefined) {
        const { ownReport } = await import('./own-report');
        finish(await ownReport(course(), await settleBackend(course(), wantedBackend('auto'), lang), lang));
      } else {
        const { classReport } = await import('./class-report');
        finish(classReport(course(), out));
      }
    });
}
