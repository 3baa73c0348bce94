import { packFrame } from '@gradus/contract/protocol';
import { type BackendName, selectBackend } from '@gradus/runtime';
import { pipeChannel } from './channel';
import { Responder } from './responder';

/** The worker process: start the backend, say so, answer requests until the judge closes the pipe. */
async function main(): Promise<void> {
  Error.stackTraceLimit = 50; // TensorFlow.js alone takes ten; the student's line comes after them
  writeSynchronously();
  const backend = await selectBackend(process.env['GRADUS_BACKEND'] as BackendName);
  pipeChannel.send(packFrame({ ready: true, backend: backend.name, device: backend.device }, []));
  const responder = new Responder(pipeChannel);
  for (;;) await responder.answer(pipeChannel.receive());
}

/** What student code prints must leave the process at once, or a loop that prints would be killed before it is seen. */
function writeSynchronously(): void {
  for (const stream of [process.stdout, process.stderr] as { _handle?: { setBlocking?(on: boolean): void } }[]) {
    stream._handle?.setBlocking?.(true);
  }
}

void main();
