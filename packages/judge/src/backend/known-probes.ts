import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Launch } from '@gradus/sandbox';
import { z } from 'zod';
import { hashTexts } from '../hash-files';
import { forgetUnused, markUsed, putWhole } from '../kept';
import { namesIn } from '../names-in';

const probeSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('works'), device: z.string(), kind: z.enum(['processor', 'gpu', 'software-gpu']) }),
  z.object({ status: z.literal('fails'), reason: z.string() }),
]);
type KnownProbe = z.infer<typeof probeSchema>;

/** What an earlier probe of the same worker, packages and drivers has shown. */
export function knownProbe(root: string, launch: Launch): KnownProbe | undefined {
  const file = fileFor(root, launch);
  try {
    const probe = probeSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    markUsed(file);
    return probe;
  } catch {
    return undefined; // not known, or damaged
  }
}

/** In a file of its own, lest two commands that probe at the same time forget what the other one has found. */
export function rememberProbe(root: string, launch: Launch, probe: KnownProbe): void {
  const file = fileFor(root, launch);
  putWhole(file, JSON.stringify(probe));
  forgetUnused(dirname(file));
}

function fileFor(root: string, launch: Launch): string {
  return join(root, 'node_modules/.cache/gradus', `probe-${keyOf(launch)}.json`);
}

/** How the worker is started (its sources are in the bundle's name), what native code lies there, and what drivers. */
function keyOf({ args, env }: Launch): string {
  const folders = Object.values(JSON.parse(env['GRADUS_BACKEND_PACKAGES'] ?? '{}') as Record<string, string>);
  const facts = [
    ...folders.flatMap(stateOfPackage),
    ...DRIVERS.map(stateOfFolder),
    textOf('/proc/driver/nvidia/version'),
    ...cards(),
  ];
  return hashTexts([process.version, process.arch, JSON.stringify({ args, env }), ...facts]).slice(0, 32);
}

const DRIVERS = ['/dev/dri', '/etc/vulkan/icd.d', '/usr/share/vulkan/icd.d', '/usr/local/cuda'];

/** Which graphics cards the kernel knows: another one under the same driver is another device. */
function cards(): string[] {
  const nvidia = namesIn(NVIDIA_CARDS).map((name) => textOf(join(NVIDIA_CARDS, name, 'information')));
  const all = namesIn(ALL_CARDS).filter((name) => /^card\d+$/.test(name));
  return [...nvidia, ...all.map((name) => ['vendor', 'device'].map((fact) => textOf(join(ALL_CARDS, name, 'device', fact))).join())]; // prettier-ignore
}

const NVIDIA_CARDS = '/proc/driver/nvidia/gpus';
const ALL_CARDS = '/sys/class/drm';

function stateOfPackage(folder: string): string[] {
  const native = ['dist', 'lib', 'deps/lib'].flatMap((name) => [name, ...namesIn(join(folder, name)).map((inner) => join(name, inner))]); // prettier-ignore
  return [textOf(join(folder, 'package.json')), ...native.map((path) => stateOfFolder(join(folder, path)))];
}

/** Names, sizes and times of what is in a folder; links are followed, as the loader does. */
function stateOfFolder(folder: string): string {
  return namesIn(folder)
    .filter((name) => !/\.(js|ts|map)$/.test(name))
    .map((name) => `${name} ${stateOfFile(join(folder, name))}`)
    .join('\n');
}

function stateOfFile(file: string): string {
  try {
    const stats = statSync(file);
    return stats.isFile() ? `${stats.size} ${stats.mtimeMs}` : '';
  } catch {
    return 'missing';
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
