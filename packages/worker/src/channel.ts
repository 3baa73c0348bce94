import { readSync, writeSync } from 'node:fs';
import { type Frame, unpackFrame } from '@gradus/contract/protocol';

const READ_FD = 3;
const WRITE_FD = 4;

/** Frames over two pipes, read and written synchronously so that student code can call the judge in mid-flight. */
export interface Channel {
  /** Waits for the judge's next frame; ends the process when the judge has closed the pipe. */
  receive(): Frame;
  send(frame: Buffer): void;
}

export const pipeChannel: Channel = {
  receive() {
    const length = readExactly(4);
    const total = length.readUInt32LE(0);
    return unpackFrame(Buffer.concat([length, readExactly(total - 4)], total));
  },
  send(frame) {
    for (let sent = 0; sent < frame.length;) {
      try {
        sent += writeSync(WRITE_FD, frame, sent);
      } catch (error) {
        waitIfBusy(error);
      }
    }
  },
};

function readExactly(length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  for (let filled = 0; filled < length;) {
    try {
      const count = readSync(READ_FD, bytes, filled, length - filled, null);
      if (count === 0) process.exit(0);
      filled += count;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EOF') process.exit(0); // what Windows says of a closed pipe
      waitIfBusy(error);
    }
  }
  return bytes;
}

/** A pipe in non-blocking mode answers EAGAIN when it is empty or full. */
function waitIfBusy(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
}
