import type { Command } from 'commander';
import { course, finish, portNumber } from '../command-parts';

/** For students: their own trainings only. */
export function addOwnDashboard(gradus: Command): void {
  gradus
    .command('dashboard')
    .summary('follow my trainings in the browser')
    .description(
      'My own learning curves while "gradus test" trains in another window. A page for this computer only, until Ctrl-C.',
    )
    .option('--port <number>', 'where the page is served; a free port without it', portNumber)
    .action(async (options: import('./dashboard').DashboardCommandOptions) => {
      const { dashboard } = await import('./dashboard');
      finish(await dashboard(course(), undefined, options));
    });
}
