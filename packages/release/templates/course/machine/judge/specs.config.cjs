/** How specs are run; nothing here or in a spec ever loads a student's file. */
module.exports = { ...require('./jest.base.cjs'), testMatch: ['**/grader/*/*.spec.ts', '**/grader/*/gpu/*.spec.ts'] };
