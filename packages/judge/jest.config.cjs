const { resolve } = require('node:path');
const root = resolve(__dirname, '../..');

/**
 * How the judge runs specs; nothing here or in a spec ever loads a student's file. The pattern does without the root, which may have
 * brackets in its name, or backslashes.
 */
module.exports = {
  ...require('../../jest.preset.cjs'),
  rootDir: root,
  roots: [`${root}/grader`, `${root}/packages`],
  testMatch: ['**/grader/*/*.spec.ts', '**/grader/*/gpu/*.spec.ts'],
};
