import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { ATTACKS } from './attacks';
import { Bait } from './bait';
import type { Outcome } from './outcome';

const ANSWER_MS = 8_000;
const LANES = 4;

/** Answer and judge in one process, as a plain test runner would have them. */
const HARNESS = `
const { act } = require('./answer.cjs');
Promise.resolve()
  .then(() => act(JSON.parse(process.argv[2]), () => 'EXPECTED'))
  .then((value) => console.log('ANSWER ' + value), (error) => console.log('ERROR ' + error.message));
`;

/** The negative control: in plain Node an attack has to get through, or it proves nothing where it is held. */
export async function attacksOnBareNode(): Promise<ReadonlyMap<string, Outcome>> {
  const bait = await new Bait().open();
  try {
    const outcomes = new Map<string, Outcome>();
    const waiting = [...ATTACKS];
    const lane = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) outcomes.set(next.name, await run(next.text, bait.for(next.name))); // prettier-ignore
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    const traces = bait.traces();
    return new Map([...outcomes].map(([name, outcome]) => [name, traces.has(name) ? { status: 'through' } : outcome]));
  } finally {
    bait.close();
  }
}

async function run(text: string, bait: object): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-bare-'));
  try {
    writeFileSync(join(folder, 'answer.cjs'), compiled(text));
    writeFileSync(join(folder, 'main.spec.cjs'), HARNESS);
    const said = await outputOf(folder, JSON.stringify(bait));
    if (existsSync(join(folder, 'node_trace.1.log'))) return { status: 'through' };
    return outcomeOf(said);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** An attack that says nothing has hung the judge, which lives in the same process. */
function outcomeOf(said: string): Outcome {
  if (said.includes('ANSWER true') || !/ANSWER|ERROR/.test(said)) return { status: 'through' };
  return { status: 'held', how: said.trim().slice(0, 100) };
}

function compiled(text: string): string {
  const parser = { syntax: 'typescript' } as const;
  return transformSync(text, { swcrc: false, jsc: { parser, target: 'es2022' }, module: { type: 'commonjs' } }).code;
}

function outputOf(cwd: string, bait: string): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['main.spec.cjs', bait], {
      cwd,
      env: process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const pipe of [child.stdout, child.stderr]) pipe.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const timer = setTimeout(() => child.kill('SIGKILL'), ANSWER_MS);
    child.on('close', () => {
      clearTimeout(timer);
      resolve(said);
    });
  });
}
