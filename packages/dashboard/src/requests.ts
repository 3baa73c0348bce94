import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Refused {
  readonly code: 403 | 404 | 405 | 500 | 503;
  readonly message: string;
}

/** A request that may be answered, by what it asks for below the token; or one that may not. */
export type Allowed =
  { readonly status: 'allowed'; readonly path: string } | ({ readonly status: 'refused' } & Refused);

/** Whether a request comes from somebody who was given the address, and from no page of another site. */
export function isAllowed(
  { method, url = '', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  { token, port }: { token: string; port: number },
): Allowed {
  const isOurHost = headers.host === `127.0.0.1:${port}` || headers.host === `localhost:${port}`;
  if (!isOurHost) return { status: 'refused', code: 403, message: 'This page is served to this computer only.' };
  const [, given = '', ...rest] = url.split('?')[0]!.split('/');
  if (!isSame(given, token) || rest.length !== 1) {
    return {
      status: 'refused',
      code: 403,
      message: 'Open the whole address that the command printed, with its token.',
    };
  }
  if (method !== 'GET') return { status: 'refused', code: 405, message: 'There is nothing here to be changed.' };
  return { status: 'allowed', path: rest[0]! };
}

export function refuse(response: ServerResponse, { code, message }: Refused): void {
  response.writeHead(code, { 'Content-Type': 'text/plain; charset=utf-8', ...(code === 405 && { Allow: 'GET' }) });
  response.end(`${message}\n`);
}

function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
