/** What `gradus similarity` found: answers that are more alike than their exercise explains. No verdict on anybody. */
export interface Similarity {
  /** How many submissions were compared. */
  readonly submissions: number;
  /** How many exercises at least two of them answer. */
  readonly exercises: number;
  /** Share of what two answers have of their own that must be common to both, 0 … 1. */
  readonly threshold: number;
  /** Weight that the likenesses of a pair must have together, in bits. */
  readonly leastWeight: number;
  /** Or in so many exercises they agree; undefined if no number would do. */
  readonly leastExercises?: number;
  /** The heaviest first. */
  readonly pairs: readonly SimilarPair[];
  /** Ids of those whom pairs connect, directly or through others; the largest group first. */
  readonly groups: readonly (readonly string[])[];
  readonly notCompared: readonly NotCompared[];
}

/** Two submissions with so many likenesses that somebody should look. */
export interface SimilarPair {
  readonly left: string;
  readonly right: string;
  /** Of all likenesses together, in bits. */
  readonly weight: number;
  /** In the order of the course. */
  readonly likenesses: readonly Likeness[];
}

/** Answers of a pair to one exercise. */
export interface Likeness {
  readonly exercise: { readonly id: string; readonly name: string };
  /** Of what both answers have of their own, the rare counting more: the share that is in both, 0 … 1. */
  readonly share: number;
  /** How rare in this class what they share is, in bits. */
  readonly weight: number;
  /** Whether not even white space differs. */
  readonly isSameText: boolean;
  readonly left: string;
  readonly right: string;
  /** None where they were not looked for, since there are so many pairs. */
  readonly regions: readonly Region[];
}

/** A run of text that two answers share and neither the course shows nor many others wrote: where it begins and ends in either. Regions of one answer do not overlap. */
export interface Region {
  readonly left: Span;
  readonly right: Span;
}

/** Offsets into a text, in UTF-16 units. */
export type Span = readonly [start: number, end: number];

/** An answer, or everything somebody handed in, that nothing was compared with. */
export interface NotCompared {
  readonly id: string;
  readonly exercise?: string;
  /** The end of a sentence. */
  readonly reason: string;
}
