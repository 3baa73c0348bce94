import type { Command } from 'commander';
import { course, finish, portNumber } from '../command-parts';

export function addDashboard(gradus: Command): void {
  gradus
    .command('dashboard')
    .summary('follow trainings, or a class run, in the browser')
    .description(
      'Without a folder: my own learning curves while "gradus test" trains in another window. With the folder of a class ' +
        'run: how far it is, verdicts and trainings as they come. A page for this computer only, until Ctrl-C.',
    )
    .argument('[out]', 'the folder of a run of gradus grade, under way or done')
    .option('--port <number>', 'where the page is served; a free port without it', portNumber)
    .addHelpText(
      'after',
      `
Examples:
  gradus dashboard                    and in another window: gradus test 4.11
  gradus dashboard graded             a run that "gradus grade handed-in --out graded" began
  gradus grade handed-in --out graded --dashboard      both in one

Open the address that it prints, as often as you like. It holds a token, without which nothing is shown, and it changes
every time. Other computers cannot reach it, and nothing can be changed from it.

Exit codes: 0 ended by Ctrl-C, 2 wrong usage or no such run.`,
    )
    .action(async (out: string | undefined, options: import('./dashboard').DashboardCommandOptions) => {
      const { dashboard } = await import('./dashboard');
      finish(await dashboard(course(), out, options));
    });
}
