import { compile, MODULES } from '../build/compile';
import { BINARY as HELPER } from './gemm/helper-binary';
import { BINARY as KERNELS } from './simd/binary';

const BINARIES: Record<string, string> = {
  'assembly/index.ts': KERNELS,
  'assembly/helper.ts': HELPER,
};
const DATA_SECTION = 11;

describe.each(MODULES)('$source', (module) => {
  const binary = BINARIES[module.source]!;

  it('compiles to the embedded binary', async () => {
    expect((await compile(module)).toString('base64')).toBe(binary);
  });

  it('has no data section, which would overwrite memory of others', () => {
    expect(sectionsOf(Buffer.from(binary, 'base64'))).not.toContain(DATA_SECTION);
  });
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
