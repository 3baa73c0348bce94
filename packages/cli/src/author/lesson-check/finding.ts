/** One thing that `gradus lesson check` looked at. */
export interface Finding {
  /** What was looked at: `4.02 solution`. */
  readonly subject: string;
  /** What is wrong with it, as a sentence with the cure; undefined if nothing is. */
  readonly problem: string | undefined;
}

/** A finding from the problems of one subject: none is fine. */
export function finding(subject: string, problems: readonly string[]): Finding {
  return { subject, problem: problems.length > 0 ? problems.join('\n') : undefined };
}
