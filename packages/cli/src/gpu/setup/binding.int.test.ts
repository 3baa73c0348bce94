import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findPackages } from '@gradus/runtime/ladder';
import { buildBinding } from './binding';
import { findCompiler } from './find-compiler';
import { findHeaders } from './find-headers';
import { findWheel } from './find-wheel';

jest.setTimeout(300_000);

// With a wheel that python3 finds, or that GRADUS_WHEEL names, and the sources of tfjs-node (GRADUS_BACKEND_PATH).
const [wheel, compiler, headers] = [findWheel(process.env['GRADUS_WHEEL']), findCompiler(), findHeaders()];
const root = resolve(__dirname, '../../../../..');
const packages = findPackages('tensorflow', root) ?? findPackages('tensorflow-gpu', root);
const reason = [wheel, compiler, headers].map((one) => (one.status === 'missing' ? one.reason : '')).find(Boolean) ?? (packages ? undefined : 'tfjs-node is not installed.'); // prettier-ignore

if (reason !== undefined) test.skip(`a binding built against a wheel: ${reason}`, () => {});
else test('a binding built against a wheel is TensorFlow of the version of the wheel', buildsAndLoads);

function buildsAndLoads(): void {
  if (wheel.status === 'missing' || compiler.status === 'missing' || headers.status === 'missing') throw new Error(reason); // prettier-ignore
  const source = mkdtempSync(join(tmpdir(), 'tfjs-node-'));
  try {
    cpSync(join(Object.values(packages!)[0]!, 'binding'), join(source, 'binding'), { recursive: true });
    const built = buildBinding(source, wheel.value, headers.value, compiler.value);
    if (built.status === 'failed') throw new Error(built.log);
    const print = `console.log(require(${JSON.stringify(built.file)}).TF_Version)`;
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', print], { encoding: 'utf8' });
    expect(stdout.trim() || stderr).toBe(wheel.value.version);
  } finally {
    rmSync(source, { recursive: true });
  }
}
