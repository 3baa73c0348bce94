/** Bytes or values that the protocol does not allow. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}
