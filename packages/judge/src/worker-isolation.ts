import { dirname, join } from 'node:path';
import { findPackages, isNative } from '@gradus/runtime/ladder';
import { chooseIsolation, type Isolation, type IsolationRequest, type Program } from '@gradus/sandbox';
import type { Course } from './course';
import { BUILT, isStudentEdition } from './edition';
import { limitsOf } from './limits';
import { workerBundle } from './worker-bundle';

/** Of the wasm package, what the worker resolves and reads. */
const WASM_FILES = [
  'package.json',
  'dist/tf-backend-wasm.node.js',
  'dist/tfjs-backend-wasm.wasm',
  'dist/tfjs-backend-wasm-simd.wasm',
];
/** JavaScript and its garbage collector work at the same time; deadlines come first. A worker may serve all lessons. */
const BUSY_THREADS = 2;

/** The level of isolation that was asked for cannot be had on this machine. */
export class IsolationRefused extends Error {
  override readonly name = 'IsolationRefused';
}

/**
 * How workers are started. Levels above `weak` are tried out, in half a second.
 *
 * @param adapted the worker as this run wants it
 * @throws {IsolationRefused} with reasons and cures
 */
export async function workerIsolation(
  course: Course,
  backend: string,
  request: IsolationRequest,
  adapted: (worker: Program) => Program = (worker) => worker,
): Promise<Isolation> {
  const choice = await chooseIsolation(request, adapted(workerProgram(course, backend)));
  if (choice.status === 'refused') throw new IsolationRefused(choice.message);
  return choice.isolation;
}

export function workerProgram({ root, lessons }: Course, backend: string): Program {
  const limits = lessons.map(limitsOf);
  const native = nativeBackend(backend, root);
  const most = (figure: (of: (typeof limits)[number]) => number) => Math.max(...limits.map(figure));
  return {
    script: workerBundle(root),
    packages: [{ name: '@tensorflow/tfjs-backend-wasm', folder: wasmFolder(root), files: WASM_FILES }],
    env: { GRADUS_BACKEND: backend, ...(isStudentEdition(root) && { NODE_PATH: modulesOf(root) }), ...native.env },
    ...(native.addons && { addons: native.addons }),
    native: false,
    channel: 'border',
    bounds: {
      heapMb: most(({ heapMb }) => heapMb),
      dataMb: most(({ residentMb }) => residentMb),
      cpuSeconds: Math.ceil((BUSY_THREADS * sum(limits.map(({ exerciseMs }) => exerciseMs))) / 1000),
    },
  };
}

/** What drivers of GPUs and TensorFlow are told by users. */
const DRIVER_VARIABLES = [
  'CUDA_VISIBLE_DEVICES',
  'LD_LIBRARY_PATH',
  'VK_ADD_DRIVER_FILES',
  'VK_DRIVER_FILES',
  'VK_ICD_FILENAMES',
  'XDG_DATA_DIRS',
];

/** What a worker needs besides for a backend whose packages are not ours. */
function nativeBackend(backend: string, root: string): Pick<Program, 'env' | 'addons'> {
  const folders = isNative(backend) ? findPackages(backend, root) : undefined;
  if (!folders) return { env: {} };
  const given = DRIVER_VARIABLES.flatMap((name) => (process.env[name] ? [[name, process.env[name]] as const] : []));
  const quiet = { TF_CPP_MIN_LOG_LEVEL: '3', TF_FORCE_GPU_ALLOW_GROWTH: 'true' };
  return {
    env: { ...Object.fromEntries(given), ...quiet, GRADUS_BACKEND_PACKAGES: JSON.stringify(folders) },
    addons: { folders: Object.values(folders) },
  };
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}

/** The files of the wasm backend that a worker reads, by their names in its package. */
export function wasmFiles(root: string): { name: string; file: string }[] {
  const folder = wasmFolder(root);
  return WASM_FILES.map((name) => ({ name, file: join(folder, name) }));
}

/** Where a student edition has it, and its worker looks for it. */
function modulesOf(root: string): string {
  return join(root, BUILT, 'modules');
}

function wasmFolder(root: string): string {
  if (isStudentEdition(root)) return join(modulesOf(root), '@tensorflow/tfjs-backend-wasm');
  return dirname(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')));
}
