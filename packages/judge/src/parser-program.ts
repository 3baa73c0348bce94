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
const CLASS_CPU_SECONDS = 3600;

interface Manifest {
  readonly version: string;
  readonly main: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The program that compiles answers and reads their syntax trees: all at once, from and to the standard descriptors. */
export function parserProgram(root: string): Program {
  return programOf(root, 'parser', 'packages/judge/src/parser-main.ts', 'standard', CPU_SECONDS);
}

/** The same for a class: answers one after another, over the border. */
export function classParserProgram(root: string): Program {
  return programOf(root, 'class-parser', 'packages/judge/src/serving/parser-main.ts', 'border', CLASS_CPU_SECONDS);
}

function programOf(
  root: string,
  name: string,
  entry: string,
  channel: Program['channel'],
  cpuSeconds: number,
): Program {
  return {
    script: bundleOf(root, {
      name,
      entry,
      folders: ['packages/judge/src'],
      versions: [manifestOf('@swc/core')!.version],
      external: ['@swc/core'], // native code
    }),
    packages: [filesOf('@swc/core', ['package.json', 'index.js', 'binding.js', 'spack.js']), ...nativeParts(root)],
    env: {},
    native: true,
    channel,
    bounds: { heapMb: HEAP_MB, dataMb: DATA_MB, cpuSeconds },
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
