#!/usr/bin/env node
const { createJiti } = require('jiti');

createJiti(__filename)
  .import('../src/main.ts')
  .then(({ main }) => main(process.argv.slice(2)));
