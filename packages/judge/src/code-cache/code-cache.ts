import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, copyFileSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { dirname, join } from 'node:path';
import { encloseWeakly, type Program } from '@gradus/sandbox';
import { hashTexts } from '../hash-files';
import { forgetUnused, markUsed } from '../kept';
import { practiceRequests } from './requests';

const START = join(__dirname, 'start.cjs');
const NAME = 'gradus-worker';
const FILES = ['worker.cjs', 'worker.cache'];
const MAKING_MS = 60_000;

/**
 * A worker that starts with the code that V8 compiled for an earlier one: half the time above an empty Node process. The
 * cache is made by us, before any answer is there; workers can only read it. It is used only if it is byte for byte what
 * was made and V8, with the options that the worker has, accepts it; otherwise it is made anew, or else the worker stays
 * as it was.
 */
export function withCodeCache(root: string, worker: Program): Program {
  const folder = join(root, 'node_modules/.cache/gradus', `started-${keyOf(worker)}`);
  const started = startedFrom(folder, worker);
  if (!isFit(folder, started)) put(make(folder, worker), folder, started);
  markUsed(folder);
  return isFit(folder, started) ? started : worker;
}

/** The bundle is named by its content. */
function keyOf({ script, options = [], bounds }: Program): string {
  const given = JSON.stringify([script, options, bounds.heapMb, process.version, process.arch]);
  return hashTexts([given, readFileSync(START, 'utf8'), practiceRequests().toString('latin1')]).slice(0, 16);
}

function startedFrom(folder: string, worker: Program): Program {
  const packages = [...worker.packages, { name: NAME, folder: packageOf(folder), files: FILES }];
  return { ...worker, script: join(folder, 'program.cjs'), packages };
}

function packageOf(folder: string): string {
  return join(folder, 'node_modules', NAME);
}

function isFit(folder: string, started: Program): boolean {
  try {
    if (readFileSync(join(folder, 'sha256'), 'utf8') !== hashOf(folder)) return false;
  } catch {
    return false; // not made yet, or not to the end
  }
  const { command, args, env } = encloseWeakly({ ...started, env: { ...started.env, GRADUS_CODE_CACHE: 'check' } });
  return spawnSync(command, args, { env, encoding: 'utf8', timeout: MAKING_MS }).stdout === 'taken';
}

/** In the place of what is unfit, but not of what another run has put there meanwhile: its workers start from it. */
function put(part: string, folder: string, started: Program): void {
  if (isMoved(part, folder)) return forgetUnused(dirname(folder));
  if (!isFit(folder, started)) {
    rmSync(folder, { recursive: true, force: true });
    if (isMoved(part, folder)) return;
  }
  rmSync(part, { recursive: true });
}

/** A folder with something in it is not replaced. */
function isMoved(part: string, folder: string): boolean {
  try {
    renameSync(part, folder);
    return true;
  } catch {
    return false;
  }
}

/** @returns where it lies for the time being */
function make(folder: string, worker: Program): string {
  const part = `${folder}.${process.pid}`;
  mkdirSync(packageOf(part), { recursive: true });
  copyFileSync(START, join(part, 'program.cjs'));
  copyFileSync(worker.script, join(packageOf(part), 'worker.cjs'));
  writeFileSync(join(packageOf(part), 'worker.cache'), '');
  practise(part, startedFrom(part, worker));
  writeFileSync(join(part, 'sha256'), hashOf(part));
  return part;
}

/** Lets a worker answer the requests, and keeps what it compiled. It runs nothing but our own code. */
function practise(folder: string, started: Program): void {
  const requests = join(folder, 'requests');
  writeFileSync(requests, practiceRequests());
  const { command, args, env } = encloseWeakly({
    ...started,
    native: true,
    env: { ...started.env, GRADUS_CODE_CACHE: 'make' },
  });
  const open = [
    openSync(join(packageOf(folder), 'worker.cache'), 'w'),
    openSync(requests, 'r'),
    openSync(devNull, 'w'),
  ];
  const [cache, input, replies] = open as [number, number, number];
  try {
    spawnSync(command, args, { env, stdio: ['ignore', cache, 'ignore', input, replies], timeout: MAKING_MS });
  } finally {
    open.forEach((file) => closeSync(file));
  }
}

function hashOf(folder: string): string {
  const hash = createHash('sha256').update(readFileSync(join(folder, 'program.cjs')));
  for (const name of FILES) hash.update(readFileSync(join(packageOf(folder), name)));
  return hash.digest('hex');
}
