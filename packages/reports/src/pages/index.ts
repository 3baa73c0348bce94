export { Markup } from '../markup';
export { renderPage, policy, TABLE_SCRIPT, type Link, type Page } from './render-page';
export { templatesIn, type Fill } from './templates';
export { overviewPage } from './similarity/overview-page';
export { pairPage } from './similarity/pair-page';
