import type { Launch, Program } from '../isolation';
import { prepareBox } from './box';
import type { GpuFiles } from './gpu-files';

const GPU: GpuFiles = {
  devices: ['/dev/nvidia0', '/dev/nvidiactl'],
  groups: [44],
  files: ['/usr/share/vulkan'],
  env: { LD_LIBRARY_PATH: '/usr/local/nvidia/lib64' },
};
const PROGRAM: Program = {
  script: '/work/worker.cjs',
  packages: [],
  env: { GRADUS_BACKEND: 'webgpu' },
  native: true,
  channel: 'border',
  bounds: { heapMb: 256, dataMb: 512, cpuSeconds: 20 },
};

/** The command line without what a memory group puts before it. */
function lineOf(gpu?: GpuFiles): string {
  const prepared = prepareBox(gpu);
  if (prepared.status === 'unavailable') throw new Error(prepared.reason);
  const { command, args }: Launch = prepared.enclose(PROGRAM);
  return [command, ...args].join(' ');
}

const here = prepareBox().status === 'ready' ? describe : describe.skip; // it asks which programs are installed

here('the command line of a box', () => {
  it('shows devices after /dev has been made, and before it can be written to no more', () => {
    const line = lineOf(GPU);
    expect(line).toContain('--dev /dev --dev-bind /dev/nvidia0 /dev/nvidia0 --dev-bind /dev/nvidiactl /dev/nvidiactl --remount-ro /dev'); // prettier-ignore
    expect(line).toContain('--ro-bind /usr/share/vulkan /usr/share/vulkan');
    expect(line).toContain('--setenv LD_LIBRARY_PATH /usr/local/nvidia/lib64');
  });

  it('keeps everything else that a box has', () => {
    for (const part of [
      '--unshare-all',
      '--die-with-parent',
      '--clearenv',
      '--cap-drop ALL',
      '--remount-ro / ',
      '--seccomp 5',
      '--core=0',
      '--cpu=20:21',
    ])
      // prettier-ignore
      expect(lineOf(GPU)).toContain(part);
    if (process.getuid!() === 0) expect(lineOf(GPU)).toContain('--groups=44 --no-new-privs');
  });

  it('has no limit of data, which drivers break, and more threads', () => {
    expect(lineOf(GPU)).not.toContain('--data=');
    expect(lineOf(GPU)).toContain('--nproc=512');
  });

  it('shows nothing of a GPU without one', () => {
    const line = lineOf();
    expect(line).not.toMatch(/--dev-bind|LD_LIBRARY_PATH|--groups/);
    expect(line).toMatch(/--data=536870912 .*--nproc=32 .*--fsize=0/);
  });
});
