import { spawn } from 'node:child_process';
import type { Duplex } from 'node:stream';
import type { Launch } from '../isolation';
import { closeSync, openSync } from 'node:fs';

const START_MS = 10_000;
/** An engine takes a second to clear away. */
const DYING_MS = 5000;

/** Hands its own descriptors on to a program, as a judge does, and waits to be killed. */
const JUDGE = `
const launch = JSON.parse(process.argv[1]);
const stdio = ['ignore', 'ignore', 'ignore', 3, 4, ...(launch.files ?? []).map((_, i) => 5 + i)];
require('node:child_process').spawn(launch.command, launch.args, { stdio, env: launch.env });
setTimeout(() => {}, 30_000); // not for ever, if nobody comes to kill it
`;

/** Kills the judge of an endless loop, and sees whether the loop lives on: it would keep its pipe open. */
export async function outlivesItsJudge(attempts: Launch): Promise<boolean> {
  const files = (attempts.files ?? []).map((file) => openSync(file, 'r'));
  const judge = spawn(process.execPath, ['-e', JUDGE, JSON.stringify(attempts)], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe', ...files],
  });
  files.forEach((file) => closeSync(file));
  const [input, output] = judge.stdio.slice(3) as [Duplex, Duplex];
  for (const pipe of [input, output]) pipe.on('error', () => {});
  const ended = new Promise<void>((resolve) => output.on('close', () => resolve()));
  const loops = new Promise<void>((resolve) => output.once('data', () => resolve()));
  input.write('{"loop":true}\n');
  try {
    if (await isLate(loops, START_MS)) return true; // no loop, no proof
    judge.kill('SIGKILL');
    input.destroy(); // what a judge holds closes with it
    return await isLate(ended, DYING_MS);
  } finally {
    judge.kill('SIGKILL');
    input.destroy();
    output.destroy();
  }
}

async function isLate(event: Promise<void>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(true), milliseconds)));
  return Promise.race([event.then(() => false), late]).finally(() => clearTimeout(timer));
}
