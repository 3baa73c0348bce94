import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { delegatedFolder, handedOver } from './delegated-folder';

let top: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'gradus-cgroup-'));
});
afterEach(() => rmSync(top, { recursive: true }));

/** A group with the controllers that groups in it have. */
function group(path: string, controllers: string): void {
  mkdirSync(join(top, path), { recursive: true });
  writeFileSync(join(top, path, 'cgroup.subtree_control'), `${controllers}\n`);
  writeFileSync(join(top, path, 'cgroup.procs'), '');
}

const mounts = () => `proc /proc proc rw 0 0\ncgroup2 ${top} cgroup2 rw,nosuid 0 0\n`;

test('handedOver() is the nearest group above whose groups have limits of memory', () => {
  group('user.slice', 'cpu memory pids');
  group('user.slice/app.slice', 'memory pids');
  group('user.slice/app.slice/shell.scope', '');
  expect(handedOver('0::/user.slice/app.slice/shell.scope\n', mounts())).toBe(join(top, 'user.slice/app.slice'));
});

test('handedOver() passes over groups without limits of memory, and over what may not be written to', () => {
  group('a', 'memory');
  group('a/b', 'cpu pids');
  mkdirSync(join(top, 'a/b/c'));
  expect(handedOver('12:memory:/\n0::/a/b/c\n', mounts())).toBe(join(top, 'a'));
  rmSync(join(top, 'a/cgroup.procs'));
  expect(handedOver('0::/a/b/c\n', mounts())).toBeUndefined();
});

test('handedOver() is nothing where groups are of the old version only', () => {
  group('', 'memory');
  expect(handedOver('4:memory:/x\n', mounts())).toBeUndefined();
  expect(handedOver('0::/x\n', 'cgroup /sys/fs/cgroup/memory cgroup rw,memory 0 0\n')).toBeUndefined();
});

test('delegatedFolder() is the group that GRADUS_CGROUP names', () => {
  process.env['GRADUS_CGROUP'] = '/sys/fs/cgroup/gradus';
  expect(delegatedFolder()).toBe('/sys/fs/cgroup/gradus');
  delete process.env['GRADUS_CGROUP'];
});
