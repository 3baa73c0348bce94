import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PackageFiles, Program } from '@gradus/sandbox';
import { bundleOf } from './bundle';
import { unpackedAddon } from './unpacked-addon';

const HEAP_MB = 1024;
/** The parser's own memory is native. */
const DATA_MB = 2 * HEAP_MB;
/** For all answers of a run; each has its deadline. */
const CPU_SECONDS = 60;

interface Manifest {
  readonly version: string;
  readonly main: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The program that compiles answers and reads their syntax trees. */
export function parserProgram(root: string): Program {
  return {
    script: parserBundle(root),
    packages: [filesOf('@swc/core', ['package.json', 'index.js', 'binding.js', 'spack.js']), ...nativeParts(root)],
    env: {},
    native: true,
    channel: 'standard',
    bounds: { heapMb: HEAP_MB, dataMb: DATA_MB, cpuSeconds: CPU_SECONDS },
  };
}

/** The package with native code that is installed for this machine. It unpacks itself, for which a box has no place. */
function nativeParts(root: string): PackageFiles[] {
  const { optionalDependencies = {} } = manifestOf('@swc/core')!;
  return Object.keys(optionalDependencies).flatMap((name) => {
    const manifest = manifestOf(name);
    return manifest ? [unpackedAddon(root, filesOf(name, ['package.json', manifest.main]))] : [];
  });
}

/** Undefined for what is not installed, being for other systems. */
function manifestOf(name: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
}

function filesOf(name: string, files: string[]): PackageFiles {
  return { name, folder: dirname(require.resolve(`${name}/package.json`)), files };
}

function parserBundle(root: string): string {
  return bundleOf(root, {
    name: 'parser',
    entry: 'packages/judge/src/parser-main.ts',
    folders: ['packages/judge/src'],
    versions: [manifestOf('@swc/core')!.version],
    external: ['@swc/core'], // native code
  });
}
