import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { Engine } from './engines';

/** How long whole processes take, in ms: started, worked, and ended by themselves. */
export interface Startup {
  readonly name: string;
  readonly wall: readonly number[];
}

export const EMPTY_PROCESS = 'an empty Node process';
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
    const program = join(folder, 'first-op.cjs');
    await build({
      entryPoints: [join(__dirname, 'first-op.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      packages: 'external',
      logLevel: 'error',
    });
    return interleave(
      [
        { name: EMPTY_PROCESS, args: ['-e', '0'] },
        ...engines.map((engine) => ({ name: firstOp(engine), args: [program, engine] })),
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
