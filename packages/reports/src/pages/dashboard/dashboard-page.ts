import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderPage } from '../render-page';
import { templatesIn } from '../templates';
import { type Section, sectionsOf } from './sections';
import type { DashboardState } from './state';

const fill = templatesIn(join(__dirname, 'templates'));

/** Listens to `events`, and puts each section that comes in the place of the old one. */
export const LIVE_SCRIPT = readFileSync(join(__dirname, '../assets/live.js'), 'utf8');

/** The page of a dashboard as it is now; sections come anew through `events`, beside it. */
export function dashboardPage(state: DashboardState): string {
  return renderPage({
    title: state.status === 'class' ? `Grading ${state.out}` : 'My trainings',
    kind: 'Dashboard',
    heading: state.status === 'class' ? `Grading ${state.out}` : 'My trainings',
    content: fill('dashboard', { sections: sectionsOf(state).map(({ id, html }: Section) => ({ id, html })) }),
    footer: ['Served to this computer only, for as long as the command runs. Nothing can be changed from here.'],
    scripts: [LIVE_SCRIPT],
    live: true,
  });
}
