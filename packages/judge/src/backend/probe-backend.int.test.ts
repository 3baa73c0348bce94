import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Course } from '../course';
import { makeLesson } from '../testing/make-course';
import { TempCourse } from '../testing/temp-course';
import { chooseBackend } from './choose-backend';
import { type Probe, probeBackend } from './probe-backend';

const temp = new TempCourse([]);
const course = { root: temp.root, lessons: [makeLesson('01-times', [{}])] } as unknown as Course;
const environment = process.env['GRADUS_BACKEND_PATH'];
let packages: string;

beforeEach(() => {
  packages = mkdtempSync(join(tmpdir(), 'gradus-packages-'));
  process.env['GRADUS_BACKEND_PATH'] = packages;
});
afterEach(() => rmSync(packages, { recursive: true }));
afterAll(() => {
  delete process.env['GRADUS_BACKEND_PATH'];
  if (environment !== undefined) process.env['GRADUS_BACKEND_PATH'] = environment;
  temp.remove();
});

/** Files of a package that says it is tfjs-node. */
function install(files: Record<string, string>): void {
  for (const [path, content] of Object.entries({ 'package.json': '{}', ...files })) {
    const file = join(packages, '@tensorflow/tfjs-node', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** A folder of that name is loaded as JavaScript, and can be anything that native code is. */
const BINDING = 'lib/napi-v8/tfjs_binding.node/index.js';
const WORKING_BINDING = `exports.TF_Version = '2.x'; exports.isUsingGpuDevice = () => false;`;
/** Keeps tensors in a map, and multiplies matrices as it is told. */
const backendThat = (multiplies: string) => ({
  [BINDING]: WORKING_BINDING,
  'dist/nodejs_kernel_backend.js': `
    const tf = require('@tensorflow/tfjs');
    function NodeJSKernelBackend() { // a class as the real package has it, of an older JavaScript
      const backend = tf.KernelBackend.call(this) || this;
      backend.tensors = new Map();
      return backend;
    }
    NodeJSKernelBackend.prototype = Object.create(tf.KernelBackend.prototype);
    exports.NodeJSKernelBackend = NodeJSKernelBackend;
    Object.assign(NodeJSKernelBackend.prototype, {
      constructor: NodeJSKernelBackend,
      write(values) { const id = {}; this.tensors.set(id, values); return id; },
      readSync(id) { return this.tensors.get(id); },
      async read(id) { return this.readSync(id); },
      disposeData(id) { return this.tensors.delete(id); },
      numDataIds() { return this.tensors.size; },
    });`,
  'dist/register_all_kernels.js': `
    const tf = require('@tensorflow/tfjs');
    tf.registerKernel({ kernelName: 'BatchMatMul', backendName: 'tensorflow', kernelFunc: ({ inputs: { a, b }, backend }) => {
      const [A, B] = [a, b].map(({ dataId }) => backend.readSync(dataId));
      const n = a.shape[0];
      ${multiplies}
    } });`,
});
const RIGHT = `
  const out = Float32Array.from({ length: n * n }, (_, at) => {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += A[Math.floor(at / n) * n + k] * B[k * n + (at % n)];
    return sum;
  });
  return { dataId: backend.write(out), shape: [n, n], dtype: 'float32' };`;

const BROKEN: [string, Record<string, string>, RegExp][] = [
  ['whose install script did not run', {}, /^its install script has not run: npm rebuild @tensorflow\/tfjs-node$/],
  ['whose native file is none', { 'lib/napi-v8/tfjs_binding.node': 'not native' }, /tfjs_binding\.node: (file too short|invalid ELF header)|not a mach-o|not a valid/i],
  ['whose library is missing', { [BINDING]: `throw new Error('libcudart.so.11.0: cannot open shared object file\\n    at native code');` }, /^libcudart\.so\.11\.0: cannot open shared object file$/],
  ['that ends its process', { [BINDING]: 'process.abort();' }, /^its native code ended the process \((SIGABRT|exit code \d+)\)$/],
  ['that multiplies wrongly', backendThat(`${RIGHT.replace('return sum', 'return sum + 1')}`), /^it multiplies wrongly: -?\d+ where -?\d+ is right$/],
  ['that cannot multiply', backendThat(`throw new Error('no kernel image is available for execution on the device');`), /^it cannot multiply two matrices: no kernel image is available/],
]; // prettier-ignore

describe('a package', () => {
  it.each(BROKEN)('%s fails with a reason in one line', async (_, files, reason) => {
    install(files);
    const probed = (await probeBackend(course, 'tensorflow')) as Extract<Probe, { status: 'fails' }>;
    expect(probed).toEqual({ status: 'fails', reason: expect.stringMatching(reason) as string });
    expect(probed.reason).not.toMatch(/\n| at /);
  });

  it('that works is tried once, until it changes', async () => {
    install(backendThat(RIGHT));
    const works = { status: 'works', device: 'CPU, TensorFlow 2.x', kind: 'processor' };
    expect(await probeBackend(course, 'tensorflow')).toEqual(works);
    expect(await probeBackend(course, 'tensorflow')).toEqual({ ...works, isKnown: true });
    expect(await probeBackend(course, 'tensorflow', true)).toEqual(works);
    install({ 'package.json': '{ "version": "4.22.1" }' });
    expect(await probeBackend(course, 'tensorflow')).toEqual(works);
  });

  it('that does not work leaves the run to wasm', async () => {
    install({});
    const notes = ['Backend tensorflow: its install script has not run: npm rebuild @tensorflow/tfjs-node. Going on with wasm.'];
    expect(await chooseBackend(course, 'tensorflow')).toMatchObject({ name: 'wasm', notes: expect.arrayContaining(notes) });
  }); // prettier-ignore
});
