import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';

/** What a box has to show for a GPU to work inside. */
export interface GpuFiles {
  /** Device nodes, which programs inside talk to the driver through. */
  readonly devices: readonly string[];
  /** Groups that the devices belong to, where not everybody may use them. */
  readonly groups: readonly number[];
  /** Files and folders for reading: drivers' libraries, descriptions of drivers, and of the machine. */
  readonly files: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Nodes of NVIDIA's driver, of Linux's own ones, of AMD's for computing, of WSL's. */
const DEVICES: readonly (readonly [folder: string, name: RegExp])[] = [
  ['dev', /^(nvidia\d+|nvidiactl|nvidia-uvm|nvidia-uvm-tools|nvidia-modeset|kfd|dxg)$/],
  ['dev/nvidia-caps', /^nvidia-cap\d+$/],
  ['dev/dri', /^renderD\d+$/],
];
/** Nodes that need another one to be of use. */
const HELPERS = /^(nvidiactl|nvidia-(uvm|uvm-tools|modeset|cap\d+)|kfd)$/;

/** Where distributions, containers, NixOS and WSL put drivers. */
const LIBRARIES = ['usr/local/nvidia/lib64', 'usr/local/nvidia/lib', 'usr/lib64/nvidia', 'usr/lib/nvidia/current', 'run/opengl-driver/lib', 'usr/lib/wsl/lib']; // prettier-ignore
/** How Vulkan's loader finds drivers. */
const DESCRIPTIONS = ['usr/share/vulkan', 'etc/vulkan', 'usr/local/nvidia/share', 'run/opengl-driver/share/vulkan', 'usr/share/glvnd', 'etc/glvnd', 'usr/share/nvidia', 'etc/ld.so.cache']; // prettier-ignore
/** How drivers find their devices. */
const MACHINE = ['sys/dev/char', 'sys/devices', 'sys/bus/pci', 'sys/class/drm', 'sys/module/nvidia'];
/** Variables that name descriptions of drivers; what they name is used instead of what is installed. */
const NAMED = ['VK_DRIVER_FILES', 'VK_ICD_FILENAMES'] as const;

/**
 * The GPU of this machine; or one in software, if its driver is named by VK_DRIVER_FILES or VK_ICD_FILENAMES.
 *
 * @param root where to look, for tests
 * @returns undefined if there is none
 */
export function gpuFiles(root = '/', env: NodeJS.ProcessEnv = process.env): GpuFiles | undefined {
  const devices = DEVICES.flatMap(([folder, name]) => inFolder(join(root, folder), name));
  const named = NAMED.map((name) => [name, env[name] ?? ''] as const).find(([, value]) => value !== '');
  const descriptions = named ? named[1].split(':').filter((file) => existsSync(file)) : [];
  const isThere = devices.some((path) => !HELPERS.test(path.split('/').at(-1)!));
  if (!isThere && descriptions.length === 0) return undefined;
  const there = (paths: readonly string[]) => paths.map((path) => join(root, path)).filter((path) => existsSync(path));
  const libraries = [...there(LIBRARIES), ...descriptions.flatMap(libraryFolder), ...namedFolders(env)];
  return {
    devices,
    groups: [...new Set(devices.flatMap(groupOf))],
    files: [...new Set([...libraries, ...there(DESCRIPTIONS), ...there(MACHINE), ...descriptions])],
    env: {
      ...(libraries.length > 0 && { LD_LIBRARY_PATH: [...new Set(libraries)].join(':') }),
      ...(named && { [named[0]]: descriptions.join(':') }),
    },
  };
}

function inFolder(folder: string, name: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((entry) => name.test(entry))
    .sort()
    .map((entry) => join(folder, entry));
}

/** A group that has to be belonged to, unless everybody may read and write. */
function groupOf(device: string): number[] {
  const { mode, gid } = statSync(device);
  return (mode & 0o006) === 0o006 || (mode & 0o060) !== 0o060 ? [] : [gid];
}

/** Where the library is that a description names, unless the system's loader finds it. */
function libraryFolder(description: string): string[] {
  const path = /"library_path"\s*:\s*"([^"]+)"/.exec(readFileSync(description, 'utf8'))?.[1];
  if (path === undefined || !path.includes('/')) return [];
  return [dirname(isAbsolute(path) ? path : resolve(dirname(description), path))];
}

/** Folders in which the judge finds Vulkan's loader itself. */
function namedFolders({ LD_LIBRARY_PATH = '' }: NodeJS.ProcessEnv): string[] {
  return LD_LIBRARY_PATH.split(':').filter((folder) => isAbsolute(folder) && existsSync(folder));
}
