export { Markup } from '../markup';
export { renderPage, policy, TABLE_SCRIPT, type Link, type Page } from './render-page';
export { templatesIn, type Fill } from './templates';
