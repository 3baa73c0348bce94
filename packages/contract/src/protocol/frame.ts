import { ProtocolError } from './protocol-error';

/** What both sides refuse to exceed; a student's process can be asked for anything and must not cost more than this. */
export const FRAME_LIMITS = { bytes: 256 * 2 ** 20, headerBytes: 2 ** 20 } as const;

const PREFIX = 8;
const ALIGN = 8;

export interface Frame {
  readonly header: unknown;
  readonly payload: Uint8Array;
}

/**
 * Frame: u32 total length | u32 header length | JSON header padded with spaces | payload.
 * Lengths are little-endian, header and payload chunks start at multiples of 8.
 */
export function packFrame(header: unknown, chunks: readonly Uint8Array[]): Buffer {
  const json = Buffer.from(JSON.stringify(header));
  const headerLength = aligned(PREFIX + json.length) - PREFIX;
  if (headerLength > FRAME_LIMITS.headerBytes)
    throw new ProtocolError(`its texts and parts are too large to be sent (${headerLength} bytes)`);
  const payloadLength = chunks.reduce((sum, chunk) => sum + aligned(chunk.length), 0);
  const total = PREFIX + headerLength + payloadLength;
  if (total > FRAME_LIMITS.bytes) throw new ProtocolError(`the value is too large to be sent (${total} bytes)`);
  const frame = Buffer.alloc(total);
  frame.writeUInt32LE(total, 0);
  frame.writeUInt32LE(headerLength, 4);
  frame.fill(' ', PREFIX, PREFIX + headerLength);
  json.copy(frame, PREFIX);
  let offset = PREFIX + headerLength;
  for (const chunk of chunks) {
    frame.set(chunk, offset);
    offset += aligned(chunk.length);
  }
  return frame;
}

/** The length of the frame that starts here, or undefined while its first 8 bytes are not all there. */
export function frameLength(bytes: Buffer): number | undefined {
  if (bytes.length < PREFIX) return undefined;
  const total = bytes.readUInt32LE(0);
  const headerLength = bytes.readUInt32LE(4);
  const possible = headerLength <= FRAME_LIMITS.headerBytes && PREFIX + headerLength <= total;
  if (!possible || total > FRAME_LIMITS.bytes) throw new ProtocolError('malformed frame');
  return total;
}

/** @throws {ProtocolError} if the bytes are not exactly one frame */
export function unpackFrame(bytes: Buffer): Frame {
  if (frameLength(bytes) !== bytes.length) throw new ProtocolError('malformed frame');
  const payloadStart = PREFIX + bytes.readUInt32LE(4);
  try {
    return { header: JSON.parse(bytes.toString('utf8', PREFIX, payloadStart)), payload: bytes.subarray(payloadStart) };
  } catch (cause) {
    throw new ProtocolError('the header is not JSON', { cause });
  }
}

export function aligned(length: number): number {
  return Math.ceil(length / ALIGN) * ALIGN;
}
