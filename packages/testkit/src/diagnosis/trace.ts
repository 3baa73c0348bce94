import type { Target } from '@gradus/contract/protocol';

/** What the judge heard of an answer. */
export type Heard =
  | { readonly what: 'returned'; readonly value: unknown }
  | { readonly what: 'threw'; readonly error: unknown }
  /** It called a function of the judge's. */
  | { readonly what: 'called back'; readonly value: readonly unknown[] };

/** Checks that ask more often than this are told apart by what was heard first. */
const MOST = 200;

/** What an answer returned, threw and called back with during one check, in this order. */
export class Trace {
  readonly heard: Heard[] = [];

  note(heard: Heard): void {
    if (this.heard.length < MOST) this.heard.push(heard);
  }

  /** Notes how a request ends, and ends in the same way. */
  async follow(target: Target | undefined, answer: Promise<unknown>): Promise<unknown> {
    try {
      const value = await answer;
      this.note({ what: 'returned', value: telling(target, value) });
      return value;
    } catch (error) {
      this.note({ what: 'threw', error });
      throw error;
    }
  }
}

/** Of the worker's own helpers, what tells thoughts apart: which kernels ran, and how many tensors, does not. */
function telling(target: Target | undefined, value: unknown): unknown {
  const helper = target && 'module' in target && target.module === 'ops' ? target.path[0] : undefined;
  if (helper === 'numTensors') return undefined;
  if (helper !== 'inspect' || typeof value !== 'object' || value === null) return value;
  const { leaked, disposed, changed, returned } = value as Record<string, unknown>;
  return { leaked: Math.sign(Number(leaked)), disposed, changed, returned };
}
