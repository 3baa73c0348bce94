/** What one answer may cost. The longest solution has 1 600 tokens in 9 KB. */
export const LIMITS = {
  characters: 65_536,
  tokens: 8_000,
  /** Places of one run in one answer that are looked at: more of them say nothing, and take long. */
  places: 16,
} as const;
