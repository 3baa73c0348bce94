import type { Readable } from 'node:stream';
import { FrameAssembler, parseReply, type Reply } from '@gradus/contract/protocol';
import type { Kind, NativeBackend } from '@gradus/runtime/ladder';
import { encloseWeakly, type Launch, launchProcess } from '@gradus/sandbox';
import type { Course } from '../course';
import { workerProgram } from '../worker-isolation';
import { knownProbe, rememberProbe } from './known-probes';

/** What trying a backend out has shown; `isKnown` if that was on an earlier day. */
export type Probe = ({ status: 'works'; device: string; kind: Kind } | { status: 'fails'; reason: string }) & {
  isKnown?: boolean;
};

/** The first start of a driver compiles. */
const START_MS = 60_000;

/**
 * Starts a worker with the backend, as it will be started to judge, and waits until it has multiplied two matrices. It
 * is a process of its own, which native code may end. The answer is kept until packages, drivers or the worker change.
 *
 * @param isFresh look again, whatever is known
 */
export async function probeBackend(course: Course, backend: NativeBackend, isFresh = false): Promise<Probe> {
  const program = workerProgram(course, backend);
  const launch = encloseWeakly(program);
  const known = isFresh ? undefined : knownProbe(course.root, launch);
  if (known) return { ...known, isKnown: true };
  const { probe, isLasting } = await tried(launch);
  if (isLasting) rememberProbe(course.root, launch, probe);
  return probe;
}

async function tried(launch: Launch): Promise<{ probe: Probe; isLasting: boolean }> {
  const fails = (reason: string, isLasting = true) => ({ probe: { status: 'fails', reason } as const, isLasting });
  const answer = await firstReply(launch);
  switch (answer.status) {
    case 'late':
      return fails(`it did not start within ${START_MS / 1000} s`, false);
    case 'ended':
      return fails(`its native code ended the process (${answer.how})`);
    case 'replied': {
      const { reply } = answer;
      if ('ready' in reply) return { probe: { status: 'works', device: oneLine(reply.device), kind: reply.kind as Kind }, isLasting: true }; // prettier-ignore
      return fails(
        'failed' in reply
          ? oneLine(reply.failed.replace(/^The backend "[^"]*" cannot be used: /, ''))
          : 'it said something else',
      );
    }
  }
}

type Answer = { status: 'replied'; reply: Reply } | { status: 'ended'; how: string } | { status: 'late' };

function firstReply(launch: Launch): Promise<Answer> {
  return new Promise((resolve) => {
    const child = launchProcess(launch, ['ignore', 'ignore', 'ignore', 'pipe', 'pipe']);
    const assembler = new FrameAssembler();
    const settle = (answer: Answer) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      resolve(answer);
    };
    const timer = setTimeout(() => settle({ status: 'late' }), START_MS);
    const [, , , requests, replies] = child.stdio as unknown as [null, null, null, Readable, Readable];
    requests.on('error', () => undefined);
    replies.on('data', (chunk: Buffer) => {
      const frame = assembler.add(chunk);
      if (frame) settle({ status: 'replied', reply: parseReply(frame.header) });
    });
    child.on('error', ({ message }) => settle({ status: 'ended', how: message }));
    child.on('close', (code, signal) => settle({ status: 'ended', how: signal ?? `exit code ${code}` }));
  });
}

/** It comes from libraries, and goes to a terminal. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 300);
}
