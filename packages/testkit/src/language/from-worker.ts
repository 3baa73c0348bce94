import type { Phrases } from './en';

/**
 * What the machine's part of the student's process says, in another language. That process may say anything: a text that
 * has not one of these forms is the student's own and stays as it is.
 */
export function fromWorker(said: string, phrases: Phrases): string {
  for (const [form, worded] of FORMS) {
    const found = form.exec(said);
    if (found) return worded(phrases, found.slice(1));
  }
  return said;
}

const FORMS: [RegExp, (phrases: Phrases, places: string[]) => string][] = [
  [/^Exercise (\d+\.\d+) is not implemented yet\.$/, (p, [exercise]) => p.notImplemented(exercise!)],
  [
    /^(\S+) imports "(.*)", which this exercise may not use\. Allowed: (.*)\.$/s,
    (p, [file, request, allowed]) => p.importsForbidden(file!, request!, allowed!),
  ],
  [
    /^one tensor of shape (\[[\d, ]*\]) takes (\d+ MB); (\d+ MB) is what all tensors together may take$/,
    (p, [shape, size, most]) => p.oneTensor(shape!, size!, most!),
  ],
  [
    /^(\d+) tensors take (\d+ MB), the last of them has the shape (\[[\d, ]*\]); (\d+ MB) is what all tensors together may take$/,
    (p, [count, size, shape, most]) => p.manyTensors(count!, size!, shape!, most!),
  ],
  [/^the tensor has already been disposed$/, (p) => p.tensorDisposed],
  [/^a (\w+) tensor cannot be judged$/, (p, [dtype]) => p.kindOfTensor(dtype!)],
  [/^it holds a function called "(.*)"$/s, (p, [key]) => p.holdsFunction(key!)],
  [/^the value is nested too deeply, or contains itself$/, (p) => p.nestedTooDeeply],
  [/^the value has too many parts to be sent$/, (p) => p.tooManyParts],
  [/^the value is too large to be sent \((\d+) bytes\)$/, (p, [bytes]) => p.tooLargeToSend(bytes!)],
  [/^a symbol cannot be sent$/, (p) => p.symbol],
  [/^a (\w+) cannot be sent$/, (p, [kind]) => p.cannotBeSent(kind!)],
];
