/** How many things were found right and wrong. A step that has nothing to count counts itself: 1 and 0, or 0 and 1. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** Tests that were there but did not run, for instance because the machine lacks something. */
  readonly skipped: number;
}

/** What a step found out; the output is for a person who wants to know why. */
export interface Finding extends Counts {
  readonly output: string;
}

/** What came of a step. `because` continues the sentence "not run: …". */
export type Outcome =
  | ({ readonly status: 'ran'; readonly seconds: number } & Finding)
  | { readonly status: 'not-run'; readonly because: string };
