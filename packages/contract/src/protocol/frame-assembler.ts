import { type Frame, frameLength, unpackFrame } from './frame';
import { ProtocolError } from './protocol-error';

const PREFIX = 8;

/** Puts one frame together from chunks of any size; each byte is copied once, however slowly the chunks drip. */
export class FrameAssembler {
  private bytes = Buffer.alloc(PREFIX);
  private filled = 0;
  private length: number | undefined;

  /**
   * @returns the frame, once its last byte is there
   * @throws {ProtocolError} if the bytes are no frame, or go on behind its end
   */
  add(chunk: Uint8Array): Frame | undefined {
    for (let rest = chunk; rest.length > 0;) rest = rest.subarray(this.take(rest));
    return this.filled === this.length ? this.release() : undefined;
  }

  /** Copies what fits, and gives the number of bytes. */
  private take(chunk: Uint8Array): number {
    if (this.filled === this.length) throw new ProtocolError('bytes behind the end of a frame');
    const part = chunk.subarray(0, this.bytes.length - this.filled);
    this.bytes.set(part, this.filled);
    this.filled += part.length;
    if (this.length === undefined && this.filled === PREFIX) this.reserve();
    return part.length;
  }

  /** The memory is only claimed here; the system provides it as bytes arrive. */
  private reserve(): void {
    this.length = frameLength(this.bytes)!;
    const whole = Buffer.allocUnsafeSlow(this.length);
    whole.set(this.bytes);
    this.bytes = whole;
  }

  private release(): Frame {
    const { bytes } = this;
    this.bytes = Buffer.alloc(PREFIX);
    this.filled = 0;
    this.length = undefined;
    return unpackFrame(bytes);
  }
}
