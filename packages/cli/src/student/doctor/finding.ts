/** One thing that `gradus doctor` looked at. */
export type Finding =
  | { readonly status: 'fine'; readonly fact: string }
  /** It works, but not as well as it could. */
  | { readonly status: 'advice'; readonly fact: string; readonly cure: string }
  /** Exercises cannot be done, or not be graded, before this is cured. */
  | { readonly status: 'problem'; readonly fact: string; readonly cure: string };

export const fine = (fact: string): Finding => ({ status: 'fine', fact });
export const advice = (fact: string, cure: string): Finding => ({ status: 'advice', fact, cure });
export const problem = (fact: string, cure: string): Finding => ({ status: 'problem', fact, cure });
