import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBinding, builtAgainst, removeBinding } from './binding';

const WHEEL = { folder: '/wheels/tensorflow', version: '2.21.0', isForGpu: true };

let source: string;
beforeEach(() => {
  source = mkdtempSync(join(tmpdir(), 'binding-'));
  mkdirSync(join(source, 'lib/napi-v8'), { recursive: true });
});
afterEach(() => rmSync(source, { recursive: true }));

const binding = () => join(source, 'lib/napi-v8/tfjs_binding.node');
/** A compiler that writes down what it was told into what it should make. */
function compiler(script: string): string {
  const file = join(source, 'c++');
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}
const OBEDIENT = 'for word; do [ "$last" = -o ] && output=$word; last=$word; done; echo "$@" > "$output"';

describe('buildBinding()', () => {
  it('links what lies in the wheel, and says against which one it was built', () => {
    const built = buildBinding(source, WHEEL, '/node/include/node', compiler(OBEDIENT));
    expect(built).toEqual({ status: 'built', file: binding() });
    const told = readFileSync(binding(), 'utf8');
    for (const part of [
      '-I/node/include/node',
      '-I/wheels/tensorflow/include',
      `${source}/binding/tfjs_backend.cc`,
      '-L/wheels/tensorflow',
      '-l:libtensorflow_cc.so.2',
      '-Wl,-rpath,/wheels/tensorflow',
    ])
      // prettier-ignore
      expect(told).toContain(part);
    expect(builtAgainst(source)).toBe('/wheels/tensorflow');
  });

  it('is undone, also if it was built twice: what npm had put there comes back', () => {
    writeFileSync(binding(), 'of npm');
    buildBinding(source, WHEEL, '/node', compiler(OBEDIENT));
    buildBinding(source, WHEEL, '/node', compiler(OBEDIENT));
    removeBinding(source);
    expect(readFileSync(binding(), 'utf8')).toBe('of npm');
    expect(builtAgainst(source)).toBeUndefined();
  });

  it('leaves nothing where there was nothing', () => {
    buildBinding(source, WHEEL, '/node', compiler(OBEDIENT));
    removeBinding(source);
    expect(existsSync(binding())).toBe(false);
  });

  it('leaves what was there if the compiler fails, with its words', () => {
    writeFileSync(binding(), 'of npm');
    expect(buildBinding(source, WHEEL, '/node', compiler('echo "error: no such header" >&2; exit 1'))).toEqual({
      status: 'failed',
      log: 'error: no such header\n',
    });
    expect(readFileSync(binding(), 'utf8')).toBe('of npm');
    expect(builtAgainst(source)).toBeUndefined();
  });
});
