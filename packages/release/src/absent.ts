/** Stands for `@gradus/stubgen` in an edition, whose stubs are made: nothing there needs it. */
export function makeStub(): never {
  throw new Error('A student edition makes no stubs: they lie in machine/start.');
}

export function referenceText(): never {
  throw new Error('A student edition has no reference solutions.');
}
