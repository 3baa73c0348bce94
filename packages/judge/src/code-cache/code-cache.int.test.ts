import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chooseIsolation, encloseWeakly, type Launch, type Program } from '@gradus/sandbox';
import { readCourse } from '../course';
import { workerProgram } from '../worker-isolation';
import { withCodeCache } from './code-cache';

const REPOSITORY = resolve(__dirname, '../../../..');
const worker: Program = { ...workerProgram(readCourse(REPOSITORY), 'wasm'), options: ['--single-threaded'] };

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gradus-code-cache-'));
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(join(REPOSITORY, 'node_modules/@tensorflow'), join(root, 'node_modules/@tensorflow'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** The same program, to say what V8 thinks of the cache. */
function asked(program: Program): Program {
  return { ...program, channel: 'standard', env: { ...program.env, GRADUS_CODE_CACHE: 'check' } };
}

function said({ command, args, env, files = [] }: Launch): string {
  const open = files.map((file) => openSync(file, 'r'));
  const stdio = ['ignore', 'pipe', 'inherit', 'ignore', 'ignore', ...open] as const;
  const { stdout } = spawnSync(command, args, { env, stdio: [...stdio], encoding: 'utf8' });
  open.forEach((file) => closeSync(file));
  return stdout;
}

/** Of the one cache that lies there. */
function kept(name: string): string {
  const folders = readdirSync(join(root, 'node_modules/.cache/gradus'));
  expect(folders).toEqual([expect.stringMatching(/^started-[0-9a-f]{16}$/)]);
  return join(root, 'node_modules/.cache/gradus', folders[0]!, 'node_modules/gradus-worker', name);
}

test('V8 takes the cache with the options that the worker has, and with no others', () => {
  const started = withCodeCache(root, worker);
  expect(said(encloseWeakly(asked(started)))).toBe('taken');
  expect(said(encloseWeakly(asked({ ...started, options: ['--no-opt'] })))).toBe('refused');
});

test('V8 takes the cache inside a box', async () => {
  const choice = await chooseIsolation('full', worker);
  if (choice.status === 'refused') return console.warn(`Not tried: ${choice.message}`);
  const launch = choice.isolation.enclose(asked(withCodeCache(root, worker)));
  expect(said(launch)).toBe('taken');
});

test('the cache holds what was compiled to answer, not only to start', () => {
  withCodeCache(root, worker);
  const { size } = statSync(kept('worker.cache'));
  rmSync(join(root, 'node_modules/.cache'), { recursive: true });
  rmSync(join(root, 'node_modules/@tensorflow')); // so that it does not get as far as to answer
  withCodeCache(root, worker);
  expect(size).toBeGreaterThan(1.1 * statSync(kept('worker.cache')).size);
});

test.each<[string, () => void]>([
  [
    'a byte of the cache differs',
    () => writeFileSync(kept('worker.cache'), flipped(readFileSync(kept('worker.cache')))),
  ],
  ['the cache was cut off', () => truncateSync(kept('worker.cache'), 1000)],
  ['the worker was changed', () => writeFileSync(kept('worker.cjs'), 'process.exit(0)')],
  ['a file is missing', () => rmSync(kept('worker.cache'))],
])('it is made anew if %s', (_, damage) => {
  const started = withCodeCache(root, worker);
  const good = readFileSync(kept('worker.cjs'), 'utf8');
  damage();
  expect(withCodeCache(root, worker)).toEqual(started);
  expect(readFileSync(kept('worker.cjs'), 'utf8')).toBe(good);
  expect(said(encloseWeakly(asked(started)))).toBe('taken');
});

test('it is made once', () => {
  withCodeCache(root, worker);
  const { mtimeMs } = statSync(kept('worker.cache'));
  withCodeCache(root, worker);
  expect(statSync(kept('worker.cache')).mtimeMs).toBe(mtimeMs);
});

test('a worker stays as it was where no cache can be made', () => {
  const broken = { ...worker, options: ['--no-such-option'] };
  expect(withCodeCache(root, broken)).toBe(broken);
});

function flipped(bytes: Buffer): Buffer {
  bytes[bytes.length >> 1]! ^= 1;
  return bytes;
}
