import type { Level } from '@gradus/sandbox';

const NETWORK = ['connects-to-a-named-socket', 'connects-to-a-server', 'sends-a-datagram'];
const KERNEL = ['calls-a-function-of-the-kernel'];
const SAME_USER = ['debugs-a-process', 'kills-a-process'];
const MEMORY = ['grows-wasm-memory', 'reserves-memory'];

/** Node's permission model and the tight limits are off beside a driver. */
const NATIVE = ['loads-native-code', 'starts-twenty-threads'];

/** Attacks that get through at a level, which its missing guarantees announce. A change here is a change of what we promise. */
export const THROUGH: Readonly<Record<Level, readonly string[]>> = {
  full: [],
  container: KERNEL,
  'full-gpu': [...MEMORY, ...NATIVE],
  uid: [...NETWORK, ...KERNEL],
  weak: [...NETWORK, ...KERNEL, ...SAME_USER, ...MEMORY],
};
