import {
  chmodSync,
  copyFileSync,
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

/** Says that a folder is a bundle, which may be made anew. */
const MARK = '.gradus-gpu-bundle';
/** Distributions that put Node's code into a library have a program of some kilobytes. */
const WHOLE_NODE_BYTES = 30e6;

/**
 * Puts into a folder all that judging the reference solutions and measuring takes on a GPU: Node, Dawn, the machine and
 * the solutions as a few files of JavaScript. Nothing else has to be installed where it runs.
 *
 * @returns what it lacks, in sentences
 */
export async function makeBundle(course: Course, packages: GpuPackages, target: string): Promise<string[]> {
  const folder = emptied(target);
  await buildPrograms(course.root, folder);
  writePlan(course, folder);
  copyWorker(course, packages, folder);
  writeTexts(course.root, folder);
  return [...copyNode(folder), ...copyVulkanLoader(folder)];
}

function writePlan(course: Course, folder: string): void {
  const plan = referencePlan(course);
  const built = (spec: string) => `specs/${spec.replace(/\.ts$/, '.cjs')}`;
  const exercises = plan.exercises.map((exercise) => ({ ...exercise, spec: built(exercise.spec) }));
  writeFileSync(join(folder, 'plan.json'), JSON.stringify({ ...plan, exercises }));
}

/** The worker, and what it loads from packages. */
function copyWorker(course: Course, packages: GpuPackages, folder: string): void {
  const worker = workerProgram(course, 'wasm');
  copyFileSync(worker.script, join(folder, 'worker.cjs'));
  const native = Object.entries(packages).map(([name, from]) => ({ name, folder: from, files: filesOf(name) }));
  for (const { name, folder: from, files } of [...worker.packages, ...native]) {
    for (const file of files) copyFileSync(join(from, file), fileIn(folder, 'node_modules', name, file));
  }
}

function writeTexts(root: string, folder: string): void {
  copyFileSync(join(root, 'tools/bench/src/gpu/torch-bench.py'), join(folder, 'torch-bench.py'));
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  writeFileSync(join(folder, 'README.txt'), README);
  writeFileSync(fileIn(folder, 'lib/find-vulkan.sh'), FIND_VULKAN);
  writeFileSync(fileIn(folder, 'lib/nvidia_icd.json'), NVIDIA_ICD);
  for (const [script, program] of Object.entries({ 'test-gpu': 'judge.cjs', 'bench-gpu': 'bench.cjs' })) {
    writeFileSync(join(folder, script), startScript(program));
    chmodSync(join(folder, script), 0o755);
  }
}

function copyNode(folder: string): string[] {
  const node = fileIn(folder, 'bin/node');
  copyFileSync(realpathSync(process.execPath), node);
  if (statSync(node).size >= WHOLE_NODE_BYTES) return [];
  return [`${process.execPath} needs libraries of this system. Make the bundle with a Node from https://nodejs.org.`];
}

function copyVulkanLoader(folder: string): string[] {
  const loader = vulkanLoader();
  if (loader === undefined) return ['There is no libvulkan.so.1 here to put in; the machine with the GPU has to have it (apt-get install libvulkan1).']; // prettier-ignore
  copyFileSync(loader, fileIn(folder, 'lib/vulkan/libvulkan.so.1'));
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
  writeFileSync(join(folder, MARK), 'Made by gradus gpu bundle, which may delete it.\n');
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
