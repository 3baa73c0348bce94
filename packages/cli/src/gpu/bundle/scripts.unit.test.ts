import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIND_VULKAN, startScript } from './scripts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'a bundle-')))); // with a space, as folders have
afterEach(() => rmSync(folder, { recursive: true }));

const run = (env: Record<string, string>, ldconfig: string, ...args: string[]) => {
  for (const path of ['bin', 'lib/vulkan', 'system']) mkdirSync(join(folder, path), { recursive: true });
  const executable = (path: string, text: string) => {
    writeFileSync(join(folder, path), `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder, path), 0o755);
  };
  writeFileSync(join(folder, 'lib/find-vulkan.sh'), FIND_VULKAN);
  executable('bin/node', 'echo "$@"; echo "libraries $LD_LIBRARY_PATH"; echo "drivers $VK_DRIVER_FILES"');
  executable('system/ldconfig', `echo "${ldconfig}"`);
  executable('start', startScript('judge.cjs').replace(/^#!.*\n/, ''));
  const path = `${folder}/system:/usr/bin:/bin`;
  const { stdout, stderr } = spawnSync(join(folder, 'start'), args, { env: { PATH: path, ...env }, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout;
};

const inSh = process.platform === 'win32' ? describe.skip : describe;

inSh('the script that starts a program of a bundle', () => {
  it("starts the bundle's Node, from wherever it is called", () => {
    expect(run({}, '', '--lessons', '1,2')).toContain(`${folder}/judge.cjs --lessons 1,2\n`);
  });

  it("adds the bundle's loader where the system has none, behind what was named", () => {
    expect(run({ LD_LIBRARY_PATH: '/mine' }, 'libc.so.6')).toMatch(new RegExp(`^libraries /mine:.*${folder}/lib/vulkan$`, 'm')); // prettier-ignore
    expect(run({}, 'libvulkan.so.1 (libc6)')).not.toContain(`${folder}/lib/vulkan`);
  });

  it('leaves the driver alone that was named', () => {
    expect(run({ VK_DRIVER_FILES: '/mine.json' }, 'libGLX_nvidia.so.0')).toContain('drivers /mine.json\n');
  });

  it("describes NVIDIA's driver where that has not been done", () => {
    expect(run({}, 'libGLX_nvidia.so.0 (libc6)')).toMatch(/^drivers .*nvidia/m);
  });
});
