/** The specs timed by the benchmark; not among the project's tests. */
module.exports = { ...require('../../../../jest.preset.cjs'), rootDir: __dirname, testMatch: ['**/*.spec.ts'] };
