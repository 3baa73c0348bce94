const preset = require('../../jest.preset.cjs');

/** Answers that try to get out, at every level of isolation that works here. Slow, so apart from the other tests. */
module.exports = {
  ...preset,
  rootDir: __dirname,
  testMatch: ['<rootDir>/src/*.attack.test.ts'],
};
