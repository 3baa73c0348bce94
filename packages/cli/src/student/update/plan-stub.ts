import { linesOf, mergeTexts } from './merge-texts';

/** A stub as it was given, what the student has made of it, and what it is in the new edition. */
export interface Versions {
  readonly base?: Buffer;
  readonly mine?: Buffer;
  readonly theirs?: Buffer;
}

/** What becomes of a student's file. Only `replaced` and `removed` drop a text, and then one that nobody has written in. */
export type StubPlan =
  /** Mine is theirs already. */
  | { readonly status: 'same' }
  | { readonly status: 'new' }
  | { readonly status: 'replaced' }
  | { readonly status: 'removed' }
  /** I have written in it and the stub has not changed. */
  | { readonly status: 'kept' }
  /** I have written in it, and the new edition does without the exercise. */
  | { readonly status: 'left' }
  | { readonly status: 'merged'; readonly content: Buffer }
  /** Both changed in the same place: mine stays as it is, theirs goes beside it. */
  | { readonly status: 'conflict' };

/** Decides from the three texts alone. */
export function planStub({ base, mine, theirs }: Versions): StubPlan {
  if (theirs === undefined) return { status: mine === undefined || isSame(mine, base) ? 'removed' : 'left' };
  if (mine === undefined) return { status: 'new' };
  if (isSame(mine, theirs)) return { status: 'same' };
  if (base === undefined) return { status: 'conflict' };
  if (isSame(mine, base)) return { status: 'replaced' };
  if (isSame(theirs, base)) return { status: 'kept' };
  const [ofBase, ofMine, ofTheirs] = [textOf(base), textOf(mine), textOf(theirs)];
  if (ofBase === undefined || ofMine === undefined || ofTheirs === undefined) return { status: 'conflict' };
  const merged = mergeTexts(ofBase, ofMine, ofTheirs);
  return merged.status === 'conflict' ? merged : { status: 'merged', content: Buffer.from(merged.text) };
}

/** Whether two files say the same; git may have changed how lines end. */
export function isSame(a: Buffer, b: Buffer | undefined): boolean {
  if (b === undefined) return false;
  if (a.equals(b)) return true;
  const [first, second] = [textOf(a), textOf(b)];
  if (first === undefined || second === undefined) return false;
  const [left, right] = [linesOf(first), linesOf(second)];
  return left.length === right.length && left.every((line, i) => line === right[i]);
}

/** Nothing if the bytes are no UTF-8 and would not come back as they were. */
function textOf(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? text : undefined;
}
