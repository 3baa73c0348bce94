import { createReadStream, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseWith, type ServedReply, type ServedTask, servedTaskSchema } from '@gradus/contract';
import * as testkit from '../index';
import { quickExpect } from './quick-expect';
import { serve } from './serve';

// What Jest runs in a judge process that serves a class: one test that lasts as long as there are tasks.

const [TASKS, REPLIES] = [3, 4];
const LONGEST_MS = 2 ** 31 - 1;

/** Packages that keep nothing of a submission's: loaded once, though every spec is loaded anew. */
const SHARED = { '@gradus/testkit': testkit } as const;

test(
  'serves tasks',
  async () => {
    Object.assign(globalThis, { expect: quickExpect(expect) });
    for (const [name, content] of Object.entries(SHARED)) jest.doMock(name, () => content);
    await serve(tasks(), { load: loadSpec, say });
  },
  LONGEST_MS,
);

async function* tasks(): AsyncGenerator<ServedTask> {
  const lines = createInterface({ input: createReadStream('', { fd: TASKS }), crlfDelay: Infinity });
  for await (const line of lines) yield parseWith(servedTaskSchema, line, { file: 'the task' });
}

function say(reply: ServedReply): void {
  const bytes = Buffer.from(`${JSON.stringify(reply)}\n`);
  for (let written = 0; written < bytes.length;) written += writeSync(REPLIES, bytes, written);
}

function loadSpec(spec: string): void {
  jest.isolateModules(() => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a file that only the task names
    require(spec);
  });
}
