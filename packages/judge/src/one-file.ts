import type { BuildOptions } from 'esbuild';

/** How esbuild makes one file for Node of a program, whoever asks it to. */
export const ONE_FILE = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'error',
} as const satisfies BuildOptions;
