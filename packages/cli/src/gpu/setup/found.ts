/** What looking for one thing has shown. */
export type Found<T> =
  | { readonly status: 'found'; readonly value: T; readonly fact: string }
  | { readonly status: 'missing'; readonly reason: string; readonly cure: string };

export const found = <T>(value: T, fact: string): Found<T> => ({ status: 'found', value, fact });
export const missing = (reason: string, cure: string): Found<never> => ({ status: 'missing', reason, cure });
