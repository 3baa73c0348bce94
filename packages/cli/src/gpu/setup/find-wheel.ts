import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Found, found, missing } from './found';

/** TensorFlow as a Python wheel brings it: a C library with everything in it, and its headers. */
export interface Wheel {
  /** The folder called `tensorflow`. */
  readonly folder: string;
  readonly version: string;
  /** Whether kernels for CUDA are in it. */
  readonly isForGpu: boolean;
}

export const LIBRARIES = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'] as const;
const HEADERS = ['include/tensorflow/c/c_api.h', 'include/tensorflow/c/eager/c_api.h'];

const INSTALL = 'python3 -m venv ~/tensorflow && ~/tensorflow/bin/pip install "tensorflow[and-cuda]", then --wheel ~/tensorflow'; // prettier-ignore

/** Finds the module without loading it, which takes seconds. */
const ASK = `
import importlib.util
spec = importlib.util.find_spec("tensorflow")
print(spec.submodule_search_locations[0] if spec and spec.submodule_search_locations else "")
`;

/**
 * The TensorFlow of a folder, or the one that Python finds.
 *
 * @param named the folder `tensorflow`, its site-packages, or a whole Python environment
 */
export function findWheel(named?: string, python = 'python3'): Found<Wheel> {
  const folder = named === undefined ? askPython(python) : folderIn(resolve(named));
  if (folder === undefined) {
    return named === undefined
      ? missing(`${python} finds no TensorFlow.`, INSTALL)
      : missing(`There is no folder tensorflow in ${named}.`, 'Name the site-packages folder that it is installed in.');
  }
  const lacks = [...LIBRARIES, ...HEADERS].filter((file) => !existsSync(join(folder, file)));
  if (lacks.length > 0) {
    return missing(
      `${folder} lacks ${lacks[0]}.`,
      'Wheels for Linux from TensorFlow 2.13 on have it; install a newer one.',
    );
  }
  const { version, isForGpu } = distribution(folder);
  const kind = isForGpu ? 'with CUDA' : 'without CUDA';
  return found({ folder, version, isForGpu }, `TensorFlow ${version}, ${kind}, in ${folder}`);
}

function askPython(python: string): string | undefined {
  const { status, stdout } = spawnSync(python, ['-c', ASK], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
}

function folderIn(named: string): string | undefined {
  if (basename(named) === 'tensorflow' && existsSync(join(named, LIBRARIES[1]))) return named;
  const sites = [named, ...environments(named)];
  return sites.map((site) => join(site, 'tensorflow')).find((folder) => existsSync(folder));
}

/** `lib/python3.12/site-packages` of a Python environment. */
function environments(root: string): string[] {
  const lib = join(root, 'lib');
  if (!existsSync(lib)) return [];
  return readdirSync(lib).filter((name) => name.startsWith('python')).map((name) => join(lib, name, 'site-packages')); // prettier-ignore
}

/** What pip has written down beside the package: `tensorflow_cpu-2.21.0.dist-info`. */
function distribution(folder: string): { version: string; isForGpu: boolean } {
  const records = readdirSync(dirname(folder)).map((name) => /^tensorflow(_\w+)?-(\d[\w.]*)\.dist-info$/.exec(name));
  const record = records.find((match) => match && match[1] !== '_io');
  const [, kind, version = 'of unknown version'] = record ?? [];
  return { version, isForGpu: kind !== '_cpu' };
}
