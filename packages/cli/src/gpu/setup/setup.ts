import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Course, probeBackend } from '@gradus/judge';
import { type NativeBackend, PACKAGES } from '@gradus/runtime/ladder';
import { print } from '../../terminal';
import { UsageError } from '../../usage-error';
import { buildBinding, builtAgainst, compileArguments, removeBinding } from './binding';
import { findCompiler } from './find-compiler';
import { findHeaders } from './find-headers';
import { findWheel, type Wheel } from './find-wheel';
import type { Found } from './found';
import { install, installArguments } from './install';

export interface SetupOptions {
  readonly webgpu?: boolean;
  readonly wheel?: string;
  readonly into?: string;
  readonly dryRun?: boolean;
  readonly undo?: boolean;
}

/** `gradus gpu setup`: adds what is missing and tries it. Exit code 0 if a backend works now, 1 if not. */
export async function setup(course: Course, options: SetupOptions): Promise<number> {
  const folder = resolve(options.into ?? course.root);
  if (options.undo) return undo(folder);
  return options.webgpu ? setUpWebGpu(course, folder, options) : setUpTensorFlow(course, folder, options);
}

async function setUpWebGpu(course: Course, folder: string, { dryRun }: SetupOptions): Promise<number> {
  const isThere = Object.keys(PACKAGES.webgpu).every((name) => existsSync(join(folder, 'node_modules', name)));
  if (!isThere) {
    tell(dryRun ? '→' : '…', `npm ${installArguments(PACKAGES.webgpu, folder).join(' ')}`);
    if (!dryRun) install(PACKAGES.webgpu, folder);
  }
  if (dryRun && !isThere) return 0;
  return tryOut(course, 'webgpu', folder);
}

async function setUpTensorFlow(
  course: Course,
  folder: string,
  { wheel: named, dryRun }: SetupOptions,
): Promise<number> {
  if (process.platform !== 'linux') throw new UsageError('Python wheels of TensorFlow have a C library on Linux only. Try gradus gpu setup --webgpu.'); // prettier-ignore
  const [wheel, compiler, headers] = [findWheel(named), findCompiler(), findHeaders()];
  for (const one of [wheel, compiler, headers]) report(one);
  if (wheel.status === 'missing' || compiler.status === 'missing' || headers.status === 'missing') return 1;
  const backend = backendFor(wheel.value);
  const source = sourceOf(backend, folder);
  if (!existsSync(join(source, 'binding'))) {
    tell(dryRun ? '→' : '…', `npm ${installArguments(PACKAGES[backend], folder).join(' ')}`);
    if (!dryRun) install(PACKAGES[backend], folder);
  }
  if (dryRun) {
    tell('→', [compiler.value, ...compileArguments(source, wheel.value, headers.value, join(source, 'lib/…/tfjs_binding.node'))].join(' ')); // prettier-ignore
    return 0;
  }
  tell('…', `building ${source}/lib, which takes a minute`);
  const built = buildBinding(source, wheel.value, headers.value, compiler.value);
  if (built.status === 'failed') {
    tell('✗', `The build failed:\n${lastLines(built.log)}`);
    return 1;
  }
  tell('✓', built.file);
  const code = await tryOut(course, backend, folder);
  if (code !== 0) tell('→', 'Taking it away again: gradus gpu setup --undo');
  return code;
}

/** tfjs-node-gpu is the same code; it insists on a GPU. */
function backendFor({ isForGpu }: Wheel): 'tensorflow' | 'tensorflow-gpu' {
  return isForGpu ? 'tensorflow-gpu' : 'tensorflow';
}

function sourceOf(backend: 'tensorflow' | 'tensorflow-gpu', folder: string): string {
  return join(folder, 'node_modules', Object.keys(PACKAGES[backend])[0]!);
}

/** Loads the backend in a process of its own, as a run would, has it multiply, and says on what. */
async function tryOut(course: Course, backend: NativeBackend, folder: string): Promise<number> {
  if (folder !== course.root) process.env['GRADUS_BACKEND_PATH'] = join(folder, 'node_modules');
  const probed = await probeBackend(course, backend, true); // whatever was known before
  if (probed.status === 'fails') {
    tell('✗', `${backend}: ${probed.reason}`);
    return 1;
  }
  tell('✓', `${backend} multiplies on ${probed.device}`);
  const path = folder === course.root ? '' : `GRADUS_BACKEND_PATH=${join(folder, 'node_modules')} `;
  print(`\nUse it: ${path}GRADUS_BACKEND=${backend === 'webgpu' ? 'webgpu' : 'tensorflow'} npm test`);
  return 0;
}

function undo(folder: string): number {
  const sources = (['tensorflow', 'tensorflow-gpu'] as const).map((backend) => sourceOf(backend, folder));
  const built = sources.filter((source) => builtAgainst(source) !== undefined);
  for (const source of built) {
    removeBinding(source);
    tell('✓', `${source} is as npm left it.`);
  }
  if (built.length === 0) print(`Nothing was built in ${folder}.`);
  return 0;
}

function report(one: Found<unknown>): void {
  if (one.status === 'found') tell('✓', one.fact);
  else tell('✗', `${one.reason}\n  ${one.cure}`);
}

function tell(mark: '✓' | '✗' | '→' | '…', text: string): void {
  print(`${mark} ${text}`);
}

function lastLines(log: string): string {
  const errors = log.split('\n').filter((line) => /error|cannot find/i.test(line));
  return (errors.length > 0 ? errors.slice(0, 5) : log.trim().split('\n').slice(-5)).map((line) => `  ${line}`).join('\n'); // prettier-ignore
}
