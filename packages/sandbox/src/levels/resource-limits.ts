import type { Bounds } from '../isolation';

const MB = 2 ** 20;
/** Node starts eleven threads; TensorFlow.js none. */
const TASKS = 32;
const OPEN_FILES = 128;
const STACK_MB = 8;

/** Arguments of prlimit from util-linux. Memory is limited by data, since wasm reserves address space it never uses. */
export function resourceLimits({ dataMb, cpuSeconds }: Bounds): string[] {
  return [
    `--data=${dataMb * MB}`,
    `--cpu=${cpuSeconds}:${cpuSeconds + 1}`,
    `--nproc=${TASKS}`,
    `--nofile=${OPEN_FILES}`,
    `--stack=${STACK_MB * MB}`,
    '--fsize=0',
    '--core=0',
  ];
}
