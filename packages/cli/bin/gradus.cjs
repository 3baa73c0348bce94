#!/usr/bin/env node
// The command is TypeScript without a build step: jiti transpiles it on first use and keeps the result.
const { createJiti } = require('jiti');

createJiti(__filename)('../src/main.ts').main(process.argv.slice(2));
