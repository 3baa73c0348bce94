import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Course, referencePlan, workerProgram } from '@gradus/judge';
import { UsageError } from '../../usage-error';
import { buildPrograms } from './build-programs';
import { FIND_VULKAN, NVIDIA_ICD, README, startScript } from './scripts';
import { vulkanLoader } from './vulkan-loader';

/** Folders of the packages that WebGPU takes, by name. */
export type GpuPackages = Readonly<Record<string, string>>;

/** The mark by which a folder is known as a bundle, and may be made anew. */
const MARK = 'plan.json';

/**
 * Puts into a folder all that judging the reference solutions and measuring takes on a GPU: Node, Dawn, the machine and
 * the solutions as a few files of JavaScript. Nothing else has to be installed where it runs.
 *
 * @returns what it lacks, in sentences
 */
export async function makeBundle(course: Course, packages: GpuPackages, target: string): Promise<string[]> {
  const { root } = course;
  const folder = emptied(target);
  const at = (...path: string[]) => fileIn(folder, ...path);
  copyFileSync(realpathSync(process.execPath), at('bin/node'));
  await buildPrograms(root, folder);
  const plan = referencePlan(course);
  const exercises = plan.exercises.map((exercise) => ({ ...exercise, spec: `specs/${exercise.spec.replace(/\.ts$/, '.cjs')}` })); // prettier-ignore
  writeFileSync(at(MARK), JSON.stringify({ ...plan, exercises }));
  const worker = workerProgram(course, 'wasm');
  copyFileSync(worker.script, at('worker.cjs'));
  for (const { name, folder: from, files } of worker.packages) {
    for (const file of files) copyFileSync(join(from, file), at('node_modules', name, file));
  }
  for (const [name, from] of Object.entries(packages)) {
    for (const file of filesOf(name)) copyFileSync(join(from, file), at('node_modules', name, file));
  }
  copyFileSync(join(root, 'tools/bench/src/gpu/torch-bench.py'), at('torch-bench.py'));
  cpSync(join(root, 'LICENSE'), at('LICENSE'));
  writeFileSync(at('README.txt'), README);
  writeFileSync(at('lib/find-vulkan.sh'), FIND_VULKAN);
  writeFileSync(at('lib/nvidia_icd.json'), NVIDIA_ICD);
  for (const [script, program] of [
    ['test-gpu', 'judge.cjs'],
    ['bench-gpu', 'bench.cjs'],
  ] as const) {
    writeFileSync(at(script), startScript(program));
    chmodSync(at(script), 0o755);
  }
  const loader = vulkanLoader();
  if (loader === undefined) return ['There is no libvulkan.so.1 here to put in; the machine with the GPU has to have it (apt-get install libvulkan1).']; // prettier-ignore
  copyFileSync(loader, at('lib/vulkan/libvulkan.so.1'));
  return [];
}

/** @throws {UsageError} if there is something else in the folder */
function emptied(target: string): string {
  const folder = resolve(target);
  const isThere = existsSync(folder);
  if (isThere && !statSync(folder).isDirectory())
    throw new UsageError(`${target} is a file. Name a folder for the bundle.`);
  if (isThere && readdirSync(folder).length > 0 && !existsSync(join(folder, MARK))) {
    throw new UsageError(`${target} has other files in it. Name a folder that is empty, or is not there yet.`);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

function fileIn(folder: string, ...path: string[]): string {
  const file = join(folder, ...path);
  mkdirSync(dirname(file), { recursive: true });
  return file;
}

/** What of a package is loaded, as in `packages/runtime`. */
function filesOf(name: string): readonly string[] {
  return name === 'webgpu'
    ? ['package.json', 'LICENSE.md', `dist/${process.platform}-${process.arch}/dawn.node`]
    : ['package.json', 'dist/tf-backend-webgpu.node.js'];
}
