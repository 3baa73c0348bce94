/**
 * Starts the worker beside it from the code that V8 has compiled before; of a cache that does not fit, V8 makes no use.
 * Otherwise, if GRADUS_CODE_CACHE says so: `make` lets it answer what comes and writes what was compiled for that to the
 * standard output; `check` writes there whether V8 takes the cache.
 */
const { readFileSync, writeSync } = require('node:fs');
const { createRequire, wrap } = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const STANDARD_OUTPUT = 1;
const task = process.env.GRADUS_CODE_CACHE;
const filename = join(__dirname, 'node_modules/gradus-worker/worker.cjs');
const cache = join(__dirname, 'node_modules/gradus-worker/worker.cache');

const script = new Script(wrap(readFileSync(filename, 'utf8')), {
  filename,
  ...(task !== 'make' && { cachedData: readFileSync(cache) }),
});
if (task === 'make') process.once('exit', () => write(script.createCachedData()));
if (task === 'check') write(Buffer.from(script.cachedDataRejected ? 'refused' : 'taken'));
else run();

function run() {
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(filename), module, filename, dirname(filename));
}

function write(bytes) {
  for (let written = 0; written < bytes.length;) written += writeSync(STANDARD_OUTPUT, bytes, written);
}
