/** What every Jest run of the repository shares: TypeScript through swc, one cache, plain Node. */
module.exports = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.[cm]?tsx?$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022', keepClassNames: true },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  watchman: false,
  cacheDirectory: `${__dirname}/node_modules/.cache/jest`,
};
