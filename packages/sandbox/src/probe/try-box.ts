import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Duplex, Readable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import type { Guarantee } from '../guarantees';
import type { Launch, Program } from '../isolation';
import { launchProcess } from '../launch-process';
import { layBait } from './bait';

const ANSWER_MS = 20_000;
const MOST_ERRORS = 10_000;

/** What came of the attempts: what was broken, or why nothing ran. */
export type Trial = { status: 'tried'; broken: Guarantee[] } | { status: 'failed'; reason: string };

/** The program that tries what must not be possible. */
export function attempts(bounds: Program['bounds'], native: boolean): Program {
  return { script: join(__dirname, 'attempts.cjs'), packages: [], env: {}, native, channel: 'border', bounds };
}

/** Runs the attempts inside a box. That they answer at all is the positive control. */
export async function tryBox(launch: Launch, dataMb: number): Promise<Trial> {
  const bait = await layBait();
  try {
    const { remove, ...task } = bait;
    const said = await ask(launch, JSON.stringify({ ...task, dataMb }));
    if (said.status === 'failed') return said;
    const answer = JSON.parse(said.text) as { nonce: string; broken: Guarantee[] };
    if (answer.nonce !== bait.nonce) return { status: 'failed', reason: 'The probe did not answer.' };
    return { status: 'tried', broken: answer.broken };
  } finally {
    bait.remove();
  }
}

/** Whether a worker starts in its box: it speaks without being asked. */
export async function speaks(launch: Launch): Promise<{ status: 'spoke' } | { status: 'failed'; reason: string }> {
  const said = await ask(launch, '', (text) => text.length > 0);
  return said.status === 'said' ? { status: 'spoke' } : said;
}

type Said = { status: 'said'; text: string } | { status: 'failed'; reason: string };

/** Writes to descriptor 3 and reads descriptor 4, to its end or until it is enough. */
function ask(launch: Launch, line: string, enough = (text: string) => false): Promise<Said> {
  return new Promise((resolve) => {
    const child = launchProcess(launch, ['ignore', 'ignore', 'pipe', 'pipe', 'pipe']);
    const [, , stderr, input, output] = child.stdio as [null, null, Readable, Duplex, Duplex];
    let text = '';
    let errors = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), ANSWER_MS);
    const settle = (said: Said) => {
      clearTimeout(timer);
      endOf(child, input, output);
      resolve(said);
    };
    for (const pipe of [stderr, input, output]) pipe.on('error', () => {}); // the exit says more
    stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(0, MOST_ERRORS)));
    output.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (enough(text)) settle({ status: 'said', text });
    });
    child.on('error', (error) => settle({ status: 'failed', reason: error.message }));
    child.on('close', (code, signal) =>
      settle(text === '' ? failed(errors, signal ?? code) : { status: 'said', text }),
    );
    if (line !== '') input.write(`${line}\n`);
  });
}

/** The line that says why: an error of the program's, or else the first. */
function failed(errors: string, end: string | number | null): Said {
  const lines = errors.split('\n').filter((line) => line.trim() !== '');
  const reason = lines.find((line) => /^\w*Error: /.test(line)) ?? lines[0] ?? `It ended with ${end} and said nothing.`;
  return { status: 'failed', reason: sentence(stripVTControlCharacters(reason)) };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function endOf(child: ChildProcess, ...pipes: Duplex[]): void {
  child.kill('SIGKILL');
  pipes.forEach((pipe) => pipe.destroy());
}
