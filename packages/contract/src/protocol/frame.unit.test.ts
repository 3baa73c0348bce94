import { FRAME_LIMITS, frameLength, packFrame, unpackFrame } from './frame';
import { FrameAssembler } from './frame-assembler';
import { ProtocolError } from './protocol-error';
import { encode } from './testing/codec';
import { cpuMs } from './testing/cpu-ms';

const frame = encode({ text: 'ä€', numbers: Float64Array.of(1, 2, 3), bytes: Uint8Array.of(7) });

/** 8 bytes that announce a frame. */
function prefix(total: number, headerLength: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(total, 0);
  bytes.writeUInt32LE(headerLength, 4);
  return bytes;
}

test('packFrame() aligns header and chunks to 8 bytes', () => {
  const { header, payload } = unpackFrame(packFrame({ a: 1 }, [Uint8Array.of(1), Uint8Array.of(2, 3)]));
  expect(header).toEqual({ a: 1 });
  expect([...payload]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 2, 3, 0, 0, 0, 0, 0, 0]);
  expect(payload.byteOffset % 8).toBe(0);
});

test('frameLength() knows nothing before 8 bytes are there', () => {
  for (let length = 0; length < 8; length++) expect(frameLength(frame.subarray(0, length))).toBeUndefined();
  expect(frameLength(frame.subarray(0, 8))).toBe(frame.length);
});

describe('frameLength() refuses', () => {
  test.each([
    ['a frame of 4 GB', prefix(0xffffffff, 8)],
    ['a frame of one byte too many', prefix(FRAME_LIMITS.bytes + 1, 8)],
    ['a header of one byte too many', prefix(2 ** 21, FRAME_LIMITS.headerBytes + 1)],
    ['a header longer than its frame', prefix(100, 93)],
    ['a frame shorter than its own prefix', prefix(7, 0)],
  ])('%s', (_, bytes) => {
    expect(() => frameLength(bytes)).toThrow(new ProtocolError('malformed frame'));
  });
});

test('unpackFrame() refuses a frame cut at every byte, and one byte too many', () => {
  for (let length = 0; length < frame.length; length++) {
    expect(() => unpackFrame(frame.subarray(0, length))).toThrow(ProtocolError);
  }
  expect(() => unpackFrame(Buffer.concat([frame, Buffer.alloc(1)]))).toThrow(ProtocolError);
});

test.each(['{"a":', '', '[1,]', '\ufeff{}', 'nope', "{'a':1}"])('unpackFrame() refuses the header %j', (json) => {
  const header = Buffer.from(json);
  expect(() => unpackFrame(Buffer.concat([prefix(8 + header.length, header.length), header]))).toThrow(ProtocolError);
});

describe('FrameAssembler.add()', () => {
  test('gives the frame with its last byte, wherever the chunks end', () => {
    for (let cut = 1; cut < frame.length; cut++) {
      const assembler = new FrameAssembler();
      expect(assembler.add(frame.subarray(0, cut))).toBeUndefined();
      expect(assembler.add(frame.subarray(cut))).toEqual(unpackFrame(frame));
    }
  });

  test('takes bytes one by one, and frame after frame', () => {
    const assembler = new FrameAssembler();
    for (let round = 0; round < 3; round++) {
      const frames = [...frame].map((byte) => assembler.add(Uint8Array.of(byte)));
      expect(frames.pop()).toEqual(unpackFrame(frame));
      expect(new Set(frames)).toEqual(new Set([undefined]));
    }
  });

  test('keeps what it gave when the next frame comes', () => {
    const assembler = new FrameAssembler();
    const first = assembler.add(packFrame({}, [Uint8Array.of(1)]))!;
    assembler.add(packFrame({}, [Uint8Array.of(2)]));
    expect(first.payload[0]).toBe(1);
  });

  test('refuses bytes behind the end', () => {
    expect(() => new FrameAssembler().add(Buffer.concat([frame, Buffer.alloc(1)]))).toThrow(
      new ProtocolError('bytes behind the end of a frame'),
    );
  });

  test('refuses 4 GB as soon as they are announced', () => {
    expect(() => new FrameAssembler().add(prefix(0xffffffff, 8))).toThrow(new ProtocolError('malformed frame'));
  });

  test('copies each byte once: 8 MB in drops of 16 bytes take no more than two seconds', () => {
    const large = packFrame({}, [new Uint8Array(2 ** 23)]);
    const assembler = new FrameAssembler();
    let frames = 0;
    const spent = cpuMs(() => {
      for (let at = 0; at < large.length; at += 16) if (assembler.add(large.subarray(at, at + 16))) frames++;
    });
    expect(frames).toBe(1);
    expect(spent).toBeLessThan(2_000);
  });

  test('a frame that is only announced costs no memory', () => {
    const before = process.memoryUsage.rss();
    const waiting = Array.from({ length: 8 }, () => {
      const assembler = new FrameAssembler();
      assembler.add(prefix(FRAME_LIMITS.bytes, 8));
      return assembler;
    });
    expect(waiting).toHaveLength(8);
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 2 ** 20);
  });
});
