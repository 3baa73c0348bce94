/** Every attack instead of the quick ones. Set here, as shells differ in how a variable is set. */
process.env.GRADUS_ATTACKS = 'all';

module.exports = require('./jest.config.cjs');
