import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { findPackages, installCommand, type NativeBackend } from './ladder';

jest.setTimeout(300_000);

/** Runs TypeScript. */
const JITI = join(dirname(require.resolve('jiti/package.json')), 'lib/jiti-cli.mjs');

interface Comparison {
  readonly kind: string;
  readonly different: readonly string[];
  readonly leaked: number;
}

/** What 6000 operations and 300 reads within one function leave until its end. */
interface LongCall {
  readonly operations: number;
  /** Buffers and bind groups made for them. */
  readonly objects: number;
  /** Entries in the event loop's list. */
  readonly immediates: number;
}

/** Where a backend differs from plain JavaScript and nothing was done about it: `docs/backends.md` says why. */
const KNOWN: Record<NativeBackend, readonly string[]> = {
  'tensorflow-gpu': ['the gradient of avgPool() at the border', 'pow() of infinities'],
  webgpu: ['pow() of infinities'],
  tensorflow: ['the gradient of avgPool() at the border', 'pow() of infinities'],
};

const RUNS: [NativeBackend, 'gpu' | 'mixed'][] = [
  ['tensorflow-gpu', 'gpu'],
  ['webgpu', 'gpu'],
  ['webgpu', 'mixed'],
  ['tensorflow', 'mixed'],
];

/** A program of `testing/` in a process of its own, and what it prints. */
function printedBy(program: string, folders: object | undefined, ...args: string[]): unknown {
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: '3', GRADUS_BACKEND_PACKAGES: JSON.stringify(folders) };
  const command = [JITI, join(__dirname, 'testing', program), ...args];
  return JSON.parse(execFileSync(process.execPath, command, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })); // prettier-ignore
}

const skipped = (backend: NativeBackend, folders: object | undefined) =>
  folders ? '' : `: skipped, ${installCommand(backend)}`;

describe.each(RUNS)('%s (%s)', (backend, where) => {
  const folders = findPackages(backend, __dirname);
  const testIfInstalled = folders ? test : test.skip;

  testIfInstalled(`computes what plain JavaScript does${skipped(backend, folders)}`, () => {
    const { different, leaked } = printedBy('compare-backends.ts', folders, backend, where) as Comparison;
    expect(different).toEqual(KNOWN[backend]);
    expect(leaked).toBe(0);
  });
});

describe('webgpu', () => {
  const folders = findPackages('webgpu', __dirname);
  const testIfInstalled = folders ? test : test.skip;

  testIfInstalled(`keeps little of a long call until its end${skipped('webgpu', folders)}`, () => {
    const { operations, objects, immediates } = printedBy('long-call.ts', folders) as LongCall;
    expect(operations).toBe(6000);
    expect(objects).toBeLessThan(operations / 100);
    expect(immediates).toBeLessThan(10);
  });
});
