import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { readCourse } from '@gradus/judge';
import { UsageError } from '../../usage-error';
import { type GpuPackages, makeBundle } from './make-bundle';

const folder = mkdtempSync(join(tmpdir(), 'gradus-bundle-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Packages with nothing in them: what is judged here is judged on wasm. */
function emptyPackages(): GpuPackages {
  const files = {
    webgpu: ['package.json', 'LICENSE.md', `dist/${process.platform}-${process.arch}/dawn.node`],
    '@tensorflow/tfjs-backend-webgpu': ['package.json', 'dist/tf-backend-webgpu.node.js'],
  };
  return Object.fromEntries(
    Object.entries(files).map(([name, paths]) => {
      for (const path of paths) {
        mkdirSync(dirname(join(folder, 'packages', name, path)), { recursive: true });
        writeFileSync(join(folder, 'packages', name, path), '');
      }
      return [name, join(folder, 'packages', name)];
    }),
  );
}

const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('a bundle judges reference solutions without Node, npm, Jest and environment', async () => {
  const course = readCourse(resolve(__dirname, '../../../../..'));
  const bundle = join(folder, 'bundle');
  await makeBundle(course, emptyPackages(), bundle);
  const run = (...args: string[]) => spawnSync(join(bundle, 'test-gpu'), args, { cwd: '/', env: {}, encoding: 'utf8' });

  const judged = run('--backend', 'wasm', '--lessons', '1');
  expect(judged.stderr).toBe('');
  expect(judged.stdout).toMatch(/^\| 01-tensor-ops \| 12 of 12, \d/m);
  expect(judged.status).toBe(0);

  const broken = run(); // Dawn is an empty file
  expect(broken.stderr).toMatch(/^The backend "webgpu" cannot be used: .*\n$/);
  expect(broken.status).toBe(3);

  await expect(makeBundle(course, emptyPackages(), folder)).rejects.toThrow(UsageError);
  expect(readdirSync(folder).sort()).toEqual(['bundle', 'packages']);
});
