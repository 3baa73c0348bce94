const preset = require('../../../jest.preset.cjs');

/** A clone of the repository, used as students use it. Slow, so apart from the other tests. */
module.exports = {
  ...preset,
  rootDir: __dirname,
  testMatch: ['<rootDir>/*.e2e.test.ts'],
};
