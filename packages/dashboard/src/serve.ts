import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DashboardState } from '@gradus/reports/pages';
import { dashboardPage, LIVE_SCRIPT, policy, sectionsOf } from '@gradus/reports/pages';
import { isAllowed, refuse } from './requests';
import { Streams } from './streams';

/** This computer's own address: nobody else can reach what listens there. */
const LOOPBACK = '127.0.0.1';
const POLL_MS = 500;
const MOST_CONNECTIONS = 64;

export interface DashboardOptions {
  /** What there is to show now; asked twice a second while somebody looks. */
  readonly state: () => DashboardState;
  /** 0, or left out: a free one. */
  readonly port?: number;
}

/** A dashboard that is being served. */
export interface Dashboard {
  /** With the token that is needed to see anything. */
  readonly url: string;
  /** Shows the last state to all who look, and ends. */
  close(): Promise<void>;
}

/** The port that was asked for belongs to another program. */
export class PortBusy extends Error {
  override readonly name = 'PortBusy';

  constructor(port: number) {
    super(`Port ${port} is in use by another program. Choose another one, or leave out --port for a free one.`);
  }
}

/**
 * Serves a dashboard to this computer. Who asks must know the token in the address, ask for this address by its number (a
 * foreign name that leads here is another site's page), and ask by GET; there is nothing that a request could change.
 *
 * @throws {PortBusy}
 */
export async function serve({ state, port = 0 }: DashboardOptions): Promise<Dashboard> {
  const token = randomBytes(24).toString('base64url');
  const streams = new Streams(() => sectionsOf(state()), POLL_MS);
  const server = createServer((request, response) => answer(request, response, { token, state, streams, server }));
  server.maxConnections = MOST_CONNECTIONS;
  await listening(server, port);
  return {
    url: `http://${LOOPBACK}:${portOf(server)}/${token}/`,
    close: () => {
      streams.end();
      return new Promise((done) => {
        server.close(() => done());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 1_000).unref();
      });
    },
  };
}

interface Serving {
  readonly token: string;
  readonly state: () => DashboardState;
  readonly streams: Streams;
  readonly server: Server;
}

function answer(request: IncomingMessage, response: ServerResponse, { token, state, streams, server }: Serving): void {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  const allowed = isAllowed(request, { token, port: portOf(server) });
  if (allowed.status === 'refused') return refuse(response, allowed);
  if (allowed.path === 'events') return streams.add(request, response);
  if (allowed.path !== '') return refuse(response, { code: 404, message: 'There is no such page.' });
  try {
    const page = dashboardPage(state());
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(page);
  } catch (error) {
    refuse(response, { code: 500, message: (error as Error).message }); // a folder that was changed by hand ends no run
  }
}

const HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': `${policy([LIVE_SCRIPT], true)}; frame-ancestors 'none'`,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isBusy = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      fail(isBusy ? new PortBusy(port) : error);
    });
    server.listen(port, LOOPBACK, done);
  });
}
