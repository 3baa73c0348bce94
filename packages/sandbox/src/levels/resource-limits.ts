import type { Bounds } from '../isolation';

const MB = 2 ** 20;
/** Node starts eleven threads; TensorFlow.js none. */
const TASKS = 32;
const OPEN_FILES = 128;
const STACK_MB = 8;
const DRIVER_TASKS = 512;
const DRIVER_OPEN_FILES = 1024;
const DRIVER_FILE_MB = 1024;

/** Arguments of prlimit from util-linux. Memory is limited by data, since wasm reserves address space it never uses. */
export function resourceLimits({ dataMb, cpuSeconds }: Bounds): string[] {
  return [`--data=${dataMb * MB}`, ...limits(cpuSeconds, TASKS, OPEN_FILES), '--fsize=0'];
}

/** With a GPU's driver in the process: it has threads of its own, and maps more memory than it uses. */
export function looserLimits({ cpuSeconds }: Bounds): string[] {
  // No file can be written to; what a driver shares with the GPU counts as one.
  return [...limits(cpuSeconds, DRIVER_TASKS, DRIVER_OPEN_FILES), `--fsize=${DRIVER_FILE_MB * MB}`];
}

function limits(cpuSeconds: number, tasks: number, openFiles: number): string[] {
  return [
    `--cpu=${cpuSeconds}:${cpuSeconds + 1}`,
    `--nproc=${tasks}`,
    `--nofile=${openFiles}`,
    `--stack=${STACK_MB * MB}`,
    '--core=0',
  ];
}
