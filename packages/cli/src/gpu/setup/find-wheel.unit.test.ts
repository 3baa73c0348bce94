import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findWheel } from './find-wheel';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'wheel-'))));
afterEach(() => rmSync(root, { recursive: true }));

const SITE = 'lib/python3.12/site-packages';

function put(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), '');
  }
}

function wheel(distribution: string): void {
  const files = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2', 'include/tensorflow/c/c_api.h', 'include/tensorflow/c/eager/c_api.h']; // prettier-ignore
  put(...files.map((file) => `${SITE}/tensorflow/${file}`), `${SITE}/${distribution}/METADATA`);
}

describe('findWheel()', () => {
  it.each([
    ['tensorflow-2.21.0.dist-info', '2.21.0', true],
    ['tensorflow_cpu-2.19.1.dist-info', '2.19.1', false],
  ])('knows %s', (distribution, version, isForGpu) => {
    wheel(distribution);
    put(`${SITE}/tensorflow_io-0.37.1.dist-info/METADATA`);
    const folder = join(root, SITE, 'tensorflow');
    const expected = { status: 'found', value: { folder, version, isForGpu } };
    expect(findWheel(folder)).toMatchObject(expected);
    expect(findWheel(join(root, SITE))).toMatchObject(expected);
    expect(findWheel(root)).toMatchObject(expected);
  });

  it('says what a wheel lacks', () => {
    put(`${SITE}/tensorflow/libtensorflow_framework.so.2`);
    expect(findWheel(root)).toEqual({
      status: 'missing',
      reason: `${join(root, SITE, 'tensorflow')} lacks libtensorflow_cc.so.2.`,
      cure: expect.stringContaining('newer'),
    });
  });

  it('says where there is none', () => {
    expect(findWheel(root)).toMatchObject({ status: 'missing', reason: `There is no folder tensorflow in ${root}.` });
    expect(findWheel(undefined, '/no/such/python')).toMatchObject({ status: 'missing', reason: '/no/such/python finds no TensorFlow.' }); // prettier-ignore
  });
});
