const preset = require('./jest.preset.cjs');

/** For class runs, which need Linux or macOS: their tests make names, pipes and permissions that Windows does not have. */
const FOR_CLASSES = '/packages/(class|exports|intake|queue|sandbox|similarity)/';

/** The project's own tests: `.unit.test.ts` needs nothing but the code, `.int.test.ts` starts processes or reads the repository. */
module.exports = {
  ...preset,
  rootDir: __dirname,
  roots: ['<rootDir>/packages', '<rootDir>/tools'],
  testMatch: ['**/*.{unit,int}.test.ts'],
  // For what hangs. How long something takes is no matter of tests: machines differ, and have other things to do besides.
  testTimeout: 120_000,
  testPathIgnorePatterns: ['/node_modules/', ...(process.platform === 'win32' ? [FOR_CLASSES] : [])],
};
