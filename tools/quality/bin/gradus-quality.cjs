#!/usr/bin/env node
const { join } = require('node:path');
const { createJiti } = require('jiti');

const fsCache = join(__dirname, '../../../node_modules/.cache/jiti');
createJiti(__filename, { fsCache })('../src/main.ts').main(process.argv.slice(2));
