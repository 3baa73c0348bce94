import { compile } from '../build/compile';
import { BINARY } from './simd/binary';

const DATA_SECTION = 11;

it('the embedded binary is what assembly/ compiles to', async () => {
  expect((await compile()).toString('base64')).toBe(BINARY);
}, 60_000);

it('the module has no data section, which would overwrite the heap of TensorFlow.js', () => {
  expect(sectionsOf(Buffer.from(BINARY, 'base64'))).not.toContain(DATA_SECTION);
});

/** After a header of 8 bytes, each section is its number, its length as LEB128, and its content. */
function sectionsOf(binary: Buffer): number[] {
  const sections: number[] = [];
  let place = 8;
  while (place < binary.length) {
    sections.push(binary[place]!);
    let length = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      const byte = binary[++place]!;
      length |= (byte & 0x7f) << shift;
      more = byte >= 0x80;
    }
    place += 1 + length;
  }
  return sections;
}
