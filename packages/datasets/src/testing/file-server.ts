import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An http server on this machine that answers every request in one way, and remembers what was asked for. */
export class FileServer {
  readonly requests: { path: string; range: string | undefined }[] = [];
  private readonly server: Server;

  constructor(answer: RequestListener) {
    this.server = createServer((request, response) => {
      this.requests.push({ path: request.url!, range: request.headers.range });
      answer(request, response);
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  /** With a slash at the end, as mirrors are written. */
  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** Serves bytes as a good server does, parts of them included. */
export function serve(bytes: Uint8Array) {
  return ({ headers }: IncomingMessage, response: ServerResponse): void => {
    const start = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
    const range = { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` };
    response.writeHead(start > 0 ? 206 : 200, {
      'content-length': bytes.length - start,
      ...(start > 0 && range),
    });
    response.end(bytes.subarray(start));
  };
}

/** Like `serve`, but never announces how much is to come, and ends after `count` bytes. */
export function endAfter(bytes: Uint8Array, count: number) {
  return ({ headers }: IncomingMessage, response: ServerResponse): void => {
    const start = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
    const range = { 'content-range': `bytes ${start}-${bytes.length - 1}/*` };
    response.writeHead(start > 0 ? 206 : 200, start > 0 ? range : {});
    response.write(bytes.subarray(start, start + count)); // so that `end` cannot know the length
    response.end();
  };
}
