/** One instruction of classic BPF: code, jumps if true and if false, constant. */
export type Instruction = readonly [code: number, jumpTrue: number, jumpFalse: number, k: number];

/** Opcodes, from linux/bpf_common.h. */
export const OPCODE = { load: 0x20, jumpIfEqual: 0x15, jumpIfAtLeast: 0x35, jumpIfAnyBit: 0x45, and: 0x54, return: 0x06 } as const; // prettier-ignore

export const load = (offset: number): Instruction => [OPCODE.load, 0, 0, offset];
export const and = (mask: number): Instruction => [OPCODE.and, 0, 0, mask];
export const answer = (action: number): Instruction => [OPCODE.return, 0, 0, action];
export const ifEqual = (k: number, jumpTrue: number, jumpFalse: number): Instruction => [OPCODE.jumpIfEqual, jumpTrue, jumpFalse, k]; // prettier-ignore
export const ifAtLeast = (k: number, jumpTrue: number, jumpFalse: number): Instruction => [OPCODE.jumpIfAtLeast, jumpTrue, jumpFalse, k]; // prettier-ignore
export const ifAnyBit = (k: number, jumpTrue: number, jumpFalse: number): Instruction => [OPCODE.jumpIfAnyBit, jumpTrue, jumpFalse, k]; // prettier-ignore

/** `struct sock_filter[]` in little-endian order, as the kernel reads it. */
export function assemble(program: readonly Instruction[]): Buffer {
  const bytes = Buffer.alloc(program.length * 8);
  program.forEach(([code, jumpTrue, jumpFalse, k], i) => {
    bytes.writeUInt16LE(code, i * 8);
    bytes.writeUInt8(jumpTrue, i * 8 + 2);
    bytes.writeUInt8(jumpFalse, i * 8 + 3);
    bytes.writeUInt32LE(k >>> 0, i * 8 + 4);
  });
  return bytes;
}
