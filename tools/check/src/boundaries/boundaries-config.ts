import type { ESLint, Linter } from 'eslint';
import { boundariesRule } from './boundaries-rule';
import { BOUNDARIES } from './table';

const plugin: ESLint.Plugin = { rules: { boundaries: boundariesRule } };

/** ESLint configuration, one entry for each row. The row is the rule's option: changing it empties ESLint's cache. */
export const boundariesConfig: Linter.Config[] = BOUNDARIES.map((boundary) => ({
  name: `boundaries of ${boundary.who}`,
  files: [...boundary.files],
  plugins: { gradus: plugin },
  rules: { 'gradus/boundaries': ['error', boundary] },
}));
