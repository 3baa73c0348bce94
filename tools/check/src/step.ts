import type { Finding } from './outcome';

/** One thing the project checks about itself. */
export interface Step {
  readonly name: string;
  /** What is true if the step passes. */
  readonly claim: string;
  /** Steps without which this one would only repeat what is known already. */
  readonly needs?: readonly string[];
  run(root: string): Promise<Finding>;
}
