const typescript = {
  swcrc: false,
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022', keepClassNames: true },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};
/** Packages that come as ES modules only, which Jest cannot load as they are. */
const MODULES = '(d3-[a-z-]+|internmap|@dodona[/\\\\]dolos-core)[/\\\\]';

/** What every Jest run of the repository shares: TypeScript through swc, one cache, plain Node. */
module.exports = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.[cm]?tsx?$': ['@swc/jest', typescript],
    [`[/\\\\]node_modules[/\\\\]${MODULES}.+\\.m?js$`]: ['@swc/jest', typescript],
  },
  transformIgnorePatterns: [`[/\\\\]node_modules[/\\\\](?!${MODULES})`],
  watchman: false,
  cacheDirectory: `${__dirname}/node_modules/.cache/jest`,
};
