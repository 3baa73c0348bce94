/** The binary as TypeScript: a program bundled into one file has no folder to read a .wasm from. */
export function toSource(binary: Buffer): string {
  return [
    '// Generated from assembly/ by build/main.ts; do not edit.',
    'export const BINARY =',
    `  '${binary.toString('base64')}';`,
    '',
  ].join('\n');
}
