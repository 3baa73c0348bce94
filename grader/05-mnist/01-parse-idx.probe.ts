import type * as Exercise from '#05-mnist/01-parse-idx';

type Parse = typeof Exercise.parseIdx;

/** The file as a window into a larger buffer. */
export function insideBuffer(parse: Parse, file: Uint8Array, before: number, after: number) {
  const buffer = new Uint8Array(before + file.length + after).fill(0xab);
  buffer.set(file, before);
  return parse(buffer.subarray(before, before + file.length));
}

/** What has been parsed, after the file is overwritten; `nodeBuffer` for bytes as `readFile` gives them. */
export function afterOverwriting(parse: Parse, file: Uint8Array, nodeBuffer: boolean) {
  const bytes = nodeBuffer ? Buffer.from(file) : Uint8Array.from(file);
  const parsed = parse(bytes);
  bytes.fill(0xff);
  return parsed;
}
