#!/usr/bin/env node
const { createJiti } = require('jiti');

createJiti(__filename)('../src/main.ts').main(process.argv.slice(2));
