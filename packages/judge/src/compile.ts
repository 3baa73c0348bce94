import { transformSync } from '@swc/core';

export type Compiled = { status: 'compiled'; code: string; map: string } | { status: 'failed'; message: string };

/** TypeScript to CommonJS, types dropped unchecked, with the source map that leads back to the student's lines. */
export function compile(text: string, path: string): Compiled {
  try {
    const { code, map } = transformSync(text, {
      filename: path,
      swcrc: false,
      configFile: false,
      sourceMaps: true,
      inputSourceMap: false, // or a comment in the text makes swc read files of this machine
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022', keepClassNames: true },
      module: { type: 'commonjs' },
    });
    return { status: 'compiled', code, map: map ?? '' };
  } catch (error) {
    return { status: 'failed', message: syntaxError((error as Error).message, path) };
  }
}

/** One sentence from swc's picture of the error: what is wrong, file and line. */
export function syntaxError(report: string, path: string): string {
  const plain = report.replace(/\x1b\[[0-9;]*m/g, '');
  const reason = /^\s*[x×]\s*(.+)$/m.exec(plain)?.[1] ?? plain.split('\n')[0]!;
  const line = /\[[^\]]*?:(\d+):\d+\]/.exec(plain)?.[1]; // the column there is the line's start
  return `${path}${line === undefined ? '' : `:${line}`} is not valid TypeScript: ${reason.trim()}`;
}
