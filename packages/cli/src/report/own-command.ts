import type { Command } from 'commander';
import type { Language } from '@gradus/contract';
import { course, finish, languageOption, wantedBackend } from '../command-parts';
import { settleBackend } from '../settle-backend';

/** For students: their own page only. */
export function addOwnReport(gradus: Command): void {
  gradus
    .command('report')
    .summary('my results as a page to read and print')
    .description(
      'A page with my own results, hints and learning curves: .gradus/report/index.html. What I edited since the last test ' +
        'is graded first.',
    )
    .addOption(languageOption())
    .action(async ({ lang }: { lang: Language }) => {
      const { ownReport } = await import('./own-report');
      finish(await ownReport(course(), await settleBackend(course(), wantedBackend('auto'), lang), lang));
    });
}
