import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import type { Engine } from './engines';

/** How long whole processes take, in ms: started, worked, and ended by themselves. */
export interface Startup {
  readonly name: string;
  readonly wall: readonly number[];
}

export const EMPTY_PROCESS = 'an empty Node process';
export const ONE_FILE = 'first operation on wasm+, all in one file';
export const JEST_SPEC = 'Jest with one spec that uses wasm+';

export function firstOp(engine: Engine): string {
  return `first operation on ${engine}`;
}

/**
 * Times an empty Node process, a first operation on each engine, and Jest with one spec, in turns.
 *
 * @throws if a process fails, or does not end by itself within 20 s
 */
export async function measureStartup(engines: readonly Engine[], folders: readonly string[], rounds: number) {
  const folder = mkdtempSync(join(REPOSITORY, 'node_modules/.cache/first-op-')); // where imports find packages
  try {
    const program = await bundle('first-op', folder, { packages: 'external' });
    const oneFile = await bundle('first-op-in-one-file', folder, { minifySyntax: true, minifyWhitespace: true });
    return interleave(
      [
        { name: EMPTY_PROCESS, args: ['-e', '0'] },
        ...engines.map((engine) => ({ name: firstOp(engine), args: [program, engine] })),
        { name: ONE_FILE, args: [oneFile] },
        { name: 'Jest with one spec that does not', args: jest('without-tensorflow') },
        { name: JEST_SPEC, args: jest('with-tensorflow') },
      ],
      { ...process.env, NODE_PATH: folders.join(process.platform === 'win32' ? ';' : ':') },
      rounds,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const REPOSITORY = resolve(__dirname, '../../..');

interface Program {
  readonly name: string;
  readonly args: readonly string[];
}

async function bundle(name: string, folder: string, options: BuildOptions): Promise<string> {
  const outfile = join(folder, `${name}.cjs`);
  const entryPoints = [join(__dirname, `${name}.ts`)];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', logLevel: 'error', ...options });
  return outfile;
}

function jest(spec: string): string[] {
  const program = join(dirname(require.resolve('jest/package.json')), 'bin/jest.js');
  return [program, '-i', '--config', join(__dirname, 'spec/jest.config.cjs'), `/${spec}\\.spec`];
}

/** The first round warms caches up and does not count. */
function interleave(programs: readonly Program[], env: NodeJS.ProcessEnv, rounds: number): Startup[] {
  const wall = programs.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    programs.forEach((program, i) => {
      const ms = time(program, env);
      if (round > 0) wall[i]!.push(ms);
    });
  }
  return programs.map(({ name }, i) => ({ name, wall: wall[i]! }));
}

function time({ name, args }: Program, env: NodeJS.ProcessEnv): number {
  const start = performance.now();
  const { status, signal, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8', timeout: 20_000 });
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(`${name}: ended with ${signal ?? `exit code ${status}`}\n${stderr.slice(-1000)}`);
  return ms;
}
