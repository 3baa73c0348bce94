import { ProtocolError } from './protocol-error';
import type { ModuleName, Wire } from './wire';

/** What a request acts on: an export, a property of one, a handle, or a property of a handle. */
export type Target = { module: ModuleName; path: string[] } | { handle: number; path: string[] };

/** Judge to worker. Half duplex: the next request is sent only after the answer to the last one. */
export type Request =
  | { id: number; op: 'load'; args: Wire[] }
  | { id: number; op: 'call' | 'construct' | 'get'; target: Target; args: Wire[] }
  | { id: number; op: 'reset'; args: Wire[] }
  /** the answer to a callback */
  | { returns: number; ok: Wire }
  | { returns: number; error: Wire };

/** Worker to judge. */
export type Reply =
  | { ready: true; backend: string; device: string }
  | { id: number; ok: Wire }
  | { id: number; error: Wire }
  /** student code calls a function that lives in the judge, which answers with `returns` */
  | { callback: number; args: Wire[] };

/** Checks only the form; the values inside are read, and checked, by the frame reader. */
export function parseReply(header: unknown): Reply {
  if (header !== null && typeof header === 'object') {
    const h = header as Record<string, unknown>;
    if (h['ready'] === true && typeof h['backend'] === 'string' && typeof h['device'] === 'string') return h as Reply;
    if (typeof h['id'] === 'number' && ('ok' in h || 'error' in h)) return h as Reply;
    if (typeof h['callback'] === 'number' && Array.isArray(h['args'])) return h as Reply;
  }
  throw new ProtocolError('a reply of unknown form');
}
