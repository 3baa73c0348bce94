import { packFrame } from '@gradus/contract/protocol';
import {
  type Backend,
  type BackendName,
  BackendUnavailable,
  type PackageFolders,
  selectBackend,
} from '@gradus/runtime';
import { pipeChannel } from './channel';
import { Responder } from './responder';

/** The worker process: start the backend, say so, answer requests until the judge closes the pipe. */
async function main(): Promise<void> {
  Error.stackTraceLimit = 50; // TensorFlow.js alone takes ten; the student's line comes after them
  writeSynchronously();
  const { name, device, kind } = await startBackend();
  pipeChannel.send(packFrame({ ready: true, backend: name, device, kind }, []));
  const responder = new Responder(pipeChannel);
  for (;;) await responder.answer(pipeChannel.receive());
}

/** The judge has chosen it and knows where its packages are; what goes wrong is said in a line. */
async function startBackend(): Promise<Backend> {
  const { GRADUS_BACKEND: name, GRADUS_BACKEND_PACKAGES: folders } = process.env;
  try {
    return await selectBackend(
      name as BackendName,
      folders === undefined ? undefined : (JSON.parse(folders) as PackageFolders),
    );
  } catch (error) {
    if (!(error instanceof BackendUnavailable)) throw error;
    pipeChannel.send(packFrame({ failed: error.message }, []));
    process.exit(1);
  }
}

/** What student code prints must leave the process at once, or a loop that prints would be killed before it is seen. */
function writeSynchronously(): void {
  for (const stream of [process.stdout, process.stderr] as { _handle?: { setBlocking?(on: boolean): void } }[]) {
    stream._handle?.setBlocking?.(true);
  }
}

void main();
