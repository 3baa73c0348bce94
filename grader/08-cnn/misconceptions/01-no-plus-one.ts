/**
 * @misconception The first place is there before any stride is made: add 1 after the division.
 * @caughtBy printed
 */
export interface WindowOptions {
  padding?: number | 'same' | 'valid';
  stride?: number;
  dilation?: number;
}

export function convOutputSize(input: number, kernel: number, opts: WindowOptions = {}): number {
  const { padding = 'valid', stride = 1, dilation = 1 } = opts;
  requireInteger({ input, kernel, stride, dilation }, 1);
  if (padding === 'same') return Math.ceil(input / stride);
  const zeros = padding === 'valid' ? 0 : padding;
  requireInteger({ padding: zeros }, 0);
  const covered = dilation * (kernel - 1) + 1;
  const room = input + 2 * zeros - covered;
  if (room < 0) throw new Error(`The kernel covers ${covered} places, but the padded input has ${input + 2 * zeros}.`);
  return Math.floor(room / stride);
}

function requireInteger(numbers: Record<string, number>, least: number): void {
  for (const [name, value] of Object.entries(numbers)) {
    if (!Number.isInteger(value) || value < least) {
      throw new Error(`${name} must be an integer of at least ${least} but is ${value}.`);
    }
  }
}
