import { prepareBox } from './box';
import type { Rung } from './level';

/** What answers of strangers are graded in. */
export const full: Rung = {
  level: 'full',
  madeOf: "bubblewrap, a seccomp filter, the kernel's limits, Node's permission model",
  promises: ['files', 'writes', 'network', 'processes', 'signals', 'memory', 'cpu-time', 'orphans', 'system-calls', 'devices'], // prettier-ignore
  prepare: () => prepareBox(),
};
