/** The queue cannot be used; the message says why and what to do. */
export class QueueError extends Error {
  override readonly name = 'QueueError';
}
