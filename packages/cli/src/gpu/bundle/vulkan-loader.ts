import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

const NAME = 'libvulkan.so.1';
/** Of distributions, and of Debian's Chromium, which brings its own. */
const FOLDERS = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib64',
  '/usr/lib',
  '/usr/lib/chromium',
];

/** Vulkan's loader, which finds drivers; machines made for computing often lack it. */
export function vulkanLoader({ LD_LIBRARY_PATH = '' }: NodeJS.ProcessEnv = process.env): string | undefined {
  const file = [...LD_LIBRARY_PATH.split(':').filter(Boolean), ...FOLDERS].map((folder) => join(folder, NAME)).find((path) => existsSync(path)); // prettier-ignore
  return file === undefined ? undefined : realpathSync(file);
}
