/** What a level may promise of a program inside it: what holds, and what is open where it does not. */
export const GUARANTEES = {
  files: {
    holds: 'reads no file but its own',
    open: 'it can read files of this machine, other answers and expected values among them',
  },
  writes: { holds: 'writes no file', open: 'it can write files, or fill the disk' },
  network: { holds: 'reaches no network', open: 'it can use the network, and send away what it sees' },
  processes: { holds: 'starts no process', open: 'it can start programs of this machine' },
  signals: {
    holds: 'sees no other process',
    open: 'it can end other processes of the same user, or debug them and read their memory',
  },
  memory: { holds: 'memory is limited by the kernel', open: 'its memory is watched from outside, and may overshoot' },
  'all-memory': {
    holds: 'what the kernel keeps for it counts as its memory, too',
    open: 'what the kernel keeps for it (tables, buffers) is not counted as its memory',
  },
  'cpu-time': { holds: 'processor time is limited by the kernel', open: 'only deadlines end it' },
  orphans: { holds: 'ends with its judge', open: 'an endless loop goes on if the judge is killed' },
  devices: {
    holds: 'opens no device',
    open: 'it can call the driver of a device: a mistake in one is a way out, and the memory of a device has no limit',
  },
  'system-calls': { holds: 'few calls reach the kernel', open: 'it can try every call of the kernel' },
} as const;

export type Guarantee = keyof typeof GUARANTEES;

export const ALL_GUARANTEES = Object.keys(GUARANTEES) as Guarantee[];
