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

describe.each(RUNS)('%s (%s)', (backend, where) => {
  const folders = findPackages(backend, __dirname);
  const testIfInstalled = folders ? test : test.skip;

  testIfInstalled(`computes what plain JavaScript does${folders ? '' : `: skipped, ${installCommand(backend)}`}`, () => {
    const program = join(__dirname, 'testing/compare-backends.ts');
    const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: '3', GRADUS_BACKEND_PACKAGES: JSON.stringify(folders) };
    const args = [JITI, program, backend, where];
    const printed = execFileSync(process.execPath, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const { different, leaked } = JSON.parse(printed) as Comparison;
    expect(different).toEqual(KNOWN[backend]);
    expect(leaked).toBe(0);
  }); // prettier-ignore
});
