import { ProtocolError } from './protocol-error';
import type { ModuleName, Wire } from './wire';

/** What a request acts on: an export, a property of one, a handle, or a property of a handle. */
export type Target = { module: ModuleName; path: string[] } | { handle: number; path: string[] };

/** Judge to worker. Half duplex: the next request is sent only after the answer to the last one. */
export type Request =
  | { id: number; op: 'load'; args: Wire[] }
  | { id: number; op: 'call' | 'construct' | 'get'; target: Target; args: Wire[] }
  | { id: number; op: 'reset' | 'isUntouched'; args: Wire[] }
  /** the answer to a callback */
  | { returns: number; ok: Wire }
  | { returns: number; error: Wire };

/** Worker to judge. */
export type Reply =
  /** The worker's first words; `kind` is that of the ladder of backends. */
  | { ready: true; backend: string; device: string; kind: string }
  /** Instead of these: the backend that was demanded cannot be used. */
  | { failed: string }
  | { id: number; ok: Wire }
  | { id: number; error: Wire }
  /** student code calls a function that lives in the judge, which answers with `returns` */
  | { callback: number; args: Wire[] };

/** Checks only the form, and keeps only what was checked; the values inside are read by the frame reader. */
export function parseReply(header: unknown): Reply {
  if (header !== null && typeof header === 'object') {
    const { ready, backend, device, kind, failed, id, callback, args, ...rest } = header as Record<string, unknown>;
    if (ready === true && [backend, device, kind].every((text) => typeof text === 'string'))
      return { ready, backend, device, kind } as Extract<Reply, { ready: true }>;
    if (typeof failed === 'string') return { failed };
    if (Number.isSafeInteger(id) && 'ok' in rest) return { id: id as number, ok: rest['ok'] as Wire };
    if (Number.isSafeInteger(id) && 'error' in rest) return { id: id as number, error: rest['error'] as Wire };
    if (Number.isSafeInteger(callback) && Array.isArray(args)) return { callback: callback as number, args };
  }
  throw new ProtocolError('a reply of unknown form');
}
