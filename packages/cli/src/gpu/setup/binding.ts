import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LIBRARIES, type Wheel } from './find-wheel';

/** Of Node's interface for native code; every Node since 12.22 has it. */
const NAPI = 8;
const SOURCES = ['binding/tfjs_backend.cc', 'binding/tfjs_binding.cc'];
const BINDING = `lib/napi-v${NAPI}/tfjs_binding.node`;
const RECORD = `lib/napi-v${NAPI}/gradus-build.json`;
const STOCK = `${BINDING}.stock`;

export type Built =
  { readonly status: 'built'; readonly file: string } | { readonly status: 'failed'; readonly log: string };

/**
 * The compiler's command line. The libraries of the wheel are linked where they lie, so that nothing is copied; they find
 * CUDA themselves, in the wheels beside them.
 */
export function compileArguments(source: string, wheel: Wheel, headers: string, output: string): string[] {
  return [
    ...['-shared', '-fPIC', '-O2', '-std=c++17', `-DNAPI_VERSION=${NAPI}`, '-DBUILDING_NODE_EXTENSION'],
    ...[`-I${headers}`, `-I${join(wheel.folder, 'include')}`],
    ...SOURCES.map((file) => join(source, file)),
    ...['-o', output, `-L${wheel.folder}`, ...LIBRARIES.map((name) => `-l:${name}`), `-Wl,-rpath,${wheel.folder}`],
  ];
}

/** Builds the native part of an installed tfjs-node. What npm has put there, if anything, is kept for `undo`. */
export function buildBinding(source: string, wheel: Wheel, headers: string, compiler: string): Built {
  const file = join(source, BINDING);
  const part = `${file}.part`;
  mkdirSync(dirname(file), { recursive: true });
  const { status, stderr, error } = spawnSync(compiler, compileArguments(source, wheel, headers, part), { encoding: 'utf8' }); // prettier-ignore
  if (status !== 0) return { status: 'failed', log: error?.message ?? stderr };
  if (existsSync(file) && !existsSync(join(source, RECORD))) renameSync(file, join(source, STOCK));
  renameSync(part, file);
  writeFileSync(join(source, RECORD), `${JSON.stringify({ wheel: wheel.folder, version: wheel.version })}\n`);
  return { status: 'built', file };
}

/** The wheel that an installed tfjs-node was built against; undefined if it is as npm installs it. */
export function builtAgainst(source: string): string | undefined {
  const record = join(source, RECORD);
  return existsSync(record) ? (JSON.parse(readFileSync(record, 'utf8')) as { wheel: string }).wheel : undefined;
}

/** Puts an installed tfjs-node back into the state in which npm left it. */
export function removeBinding(source: string): void {
  rmSync(join(source, BINDING), { force: true });
  rmSync(join(source, RECORD), { force: true });
  if (existsSync(join(source, STOCK))) renameSync(join(source, STOCK), join(source, BINDING));
}
