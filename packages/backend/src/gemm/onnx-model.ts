/**
 * An ONNX model of one operation, c = Gemm(a, b), in the wire format of Protocol Buffers: a field is its number and
 * kind, then a number of seven bits a byte, or a length and so many bytes. Numbers of fields:
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
export function gemmModel(transposeA: boolean, transposeB: boolean): Uint8Array {
  const node = message(
    [...text(1, 'a'), ...text(1, 'b'), ...text(2, 'c'), ...text(4, 'Gemm')],
    [...flag('transA', transposeA), ...flag('transB', transposeB)],
  );
  const graph = message(field(1, node), text(2, 'product'), matrix(11, 'a'), matrix(11, 'b'), matrix(12, 'c'));
  const operators = number(2, 13);
  return Uint8Array.from(message(number(1, IR_VERSION), field(7, graph), field(8, operators)));
}

const IR_VERSION = 8;
const FLOAT = 1;
const INT = 2;

function flag(name: string, value: boolean): number[] {
  return field(5, message(text(1, name), number(3, Number(value)), number(20, INT)));
}

/** An input or output: its name, and that it is of float32 with two axes of any length. */
function matrix(place: number, name: string): number[] {
  const axes = ['rows', 'columns'].flatMap((axis) => field(1, text(2, `${name}-${axis}`)));
  const type = field(1, message(number(1, FLOAT), field(2, axes)));
  return field(place, message(text(1, name), field(2, type)));
}

function message(...fields: number[][]): number[] {
  return fields.flat();
}

function number(place: number, value: number): number[] {
  return [...varint(place << 3), ...varint(value)];
}

function field(place: number, content: number[]): number[] {
  return [...varint((place << 3) | 2), ...varint(content.length), ...content];
}

function text(place: number, content: string): number[] {
  return field(place, [...Buffer.from(content)]);
}

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}
