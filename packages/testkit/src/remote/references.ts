import type { Reference } from '@gradus/contract/protocol';

/** Which remote thing a proxy stands for, so that it can be passed back as an argument. */
const references = new WeakMap<object, { reference: Reference; label: string }>();

/** Notes what a proxy stands for, and gives it back. */
export function named(proxy: object, reference: Reference, label: string): object {
  references.set(proxy, { reference, label });
  return proxy;
}

export function referenceOf(value: object): Reference | undefined {
  return references.get(value)?.reference;
}

/** The text a proxy is called by in messages: `softmax`, `[Tape]`. */
export function labelOf(value: unknown): string | undefined {
  const isObject = typeof value === 'function' || (typeof value === 'object' && value !== null);
  return isObject ? references.get(value)?.label : undefined;
}
