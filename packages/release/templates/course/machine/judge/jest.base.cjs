const { join, resolve } = require('node:path');
const root = resolve(__dirname, '../..');

const typescript = {
  swcrc: false,
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022', keepClassNames: true },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

/** What specs may import is built; the specs themselves are TypeScript. */
module.exports = {
  rootDir: root,
  roots: [join(root, 'grader'), __dirname],
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['@swc/jest', typescript] },
  moduleNameMapper: {
    '^@gradus/testkit$': join(__dirname, 'testkit.cjs'),
    '^@gradus/datasets$': join(__dirname, 'datasets.cjs'),
    '^@gradus/runtime/random$': join(__dirname, 'random.cjs'),
  },
  watchman: false,
  cacheDirectory: join(root, 'node_modules/.cache/jest'),
};
