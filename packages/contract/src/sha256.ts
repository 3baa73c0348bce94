import { createHash } from 'node:crypto';

/** Names a content wherever we write down what something was: in results, releases, records, queues. 64 hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
