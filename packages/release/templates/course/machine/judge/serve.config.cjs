/** How a process is run that judges again and again. */
module.exports = { ...require('./jest.base.cjs'), testMatch: ['**/machine/judge/serve.cjs'] };
