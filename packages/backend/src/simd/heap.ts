import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '../kernels/kernel';

/** What is used here of Emscripten's module. */
interface Emscripten {
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  readonly asm: Record<string, unknown>;
  _malloc(bytes: number): number;
  _free(address: number): void;
}

export function emscriptenOf({ wasm }: BackendWasm): Emscripten {
  return wasm as unknown as Emscripten;
}

/** Where the elements of a tensor lie on the heap. */
export function addressOf(backend: BackendWasm, { dataId }: TensorInfo): number {
  return backend.dataIdMap.get(dataId).memoryOffset;
}

/** The same for several tensors. Ask for it when all are allocated. */
export function addressesOf<const Infos extends readonly TensorInfo[]>(
  backend: BackendWasm,
  infos: Infos,
): { [K in keyof Infos]: number } {
  return infos.map((info) => addressOf(backend, info)) as { [K in keyof Infos]: number };
}

/** Runs `use` with this many bytes of the heap, which are given back afterwards. */
export function withMemory(backend: BackendWasm, bytes: number, use: (address: number) => void): void {
  const address = emscriptenOf(backend)._malloc(bytes) >>> 0; // signed above 2 GB
  try {
    use(address);
  } finally {
    emscriptenOf(backend)._free(address);
  }
}

/** Copies within the heap. The view is fetched each time: it becomes stale when the heap grows. */
export function copyBytes(backend: BackendWasm, from: number, to: number, bytes: number): void {
  emscriptenOf(backend).HEAPU8.copyWithin(to, from, from + bytes);
}
