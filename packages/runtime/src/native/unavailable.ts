/** A backend cannot be used here; the message is one sentence that says why. */
export class BackendUnavailable extends Error {
  override readonly name = 'BackendUnavailable';
}

/** The first line of whatever went wrong: what native code and Node append to it helps nobody here. */
export function reasonOf(error: unknown): string {
  const [line = ''] = String((error as Error)?.message ?? error).trim().split('\n'); // prettier-ignore
  return line.trim() || 'it gave no reason';
}
