#!/usr/bin/env node
// The command is TypeScript without a build step: jiti transpiles it on first use and keeps the result.
const { join } = require('node:path');
const { createJiti } = require('jiti');
const { finishInterrupted } = require('./finish-update.cjs');

finishInterrupted(process.cwd());

// Not in a folder for temporary files, where others who use the machine could put code in its place.
const fsCache = join(__dirname, '../../../node_modules/.cache/jiti');
// Node can load these ES modules as they are, and does so faster than they are transpiled.
const nativeModules = ['d3-scale', 'd3-shape', '@dodona/dolos-core', '@stryker-mutator/instrumenter'];
createJiti(__filename, { fsCache, nativeModules })('../src/main.ts').main(process.argv.slice(2));
