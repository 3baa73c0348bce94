const preset = require('./jest.preset.cjs');

/** The project's own tests: `.unit.test.ts` needs nothing but the code, `.int.test.ts` starts processes or reads the repository. */
module.exports = {
  ...preset,
  rootDir: __dirname,
  roots: ['<rootDir>/packages', '<rootDir>/tools'],
  testMatch: ['**/*.{unit,int}.test.ts'],
};
