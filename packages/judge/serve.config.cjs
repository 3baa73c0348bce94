const { resolve } = require('node:path');
const root = resolve(__dirname, '../..');

/** How a judge process that serves a class is run: by Jest, so that specs find the same surroundings as in a student's run. */
module.exports = {
  ...require('../../jest.preset.cjs'),
  rootDir: root,
  roots: [`${root}/grader`, `${root}/packages`],
  testMatch: ['**/testkit/src/serve/judge-process.ts'],
};
