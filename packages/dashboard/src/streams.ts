import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Section } from '@gradus/reports/pages';
import { refuse } from './requests';

const MOST_STREAMS = 32;
/** A browser that takes so little of what it is sent is gone, or does harm. */
const MOST_WAITING = 4 * 2 ** 20;
/** Something is sent at least so often, so that a connection that is dead is noticed. */
const HEARTBEAT_MS = 15_000;

/** Everybody who follows the dashboard: gets all sections at first, and then those that change (server-sent events). */
export class Streams {
  private readonly open = new Set<ServerResponse>();
  private shown = new Map<string, string>();
  private timer: NodeJS.Timeout | undefined;
  private sentAt = 0;

  constructor(
    private readonly sections: () => readonly Section[],
    private readonly pollMs: number,
  ) {}

  add(request: IncomingMessage, response: ServerResponse): void {
    if (this.open.size >= MOST_STREAMS) return refuse(response, { code: 503, message: 'Too many windows are open.' });
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
    this.look();
    for (const [id, html] of this.shown) response.write(event('section', { id, html }));
    this.open.add(response);
    request.on('close', () => this.remove(response));
    response.on('error', () => this.remove(response));
    this.timer ??= setInterval(() => this.look(), this.pollMs);
  }

  /** Sends how it is at last. */
  end(): void {
    this.look();
    this.send(event('end', {}));
    for (const response of this.open) response.end();
    clearInterval(this.timer);
  }

  private remove(response: ServerResponse): void {
    this.open.delete(response);
    if (this.open.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private look(): void {
    for (const { id, html } of this.now()) {
      if (this.shown.get(id) === html.markup) continue;
      this.shown.set(id, html.markup);
      this.send(event('section', { id, html: html.markup }));
    }
    if (Date.now() - this.sentAt > HEARTBEAT_MS) this.send(': still here\n\n');
  }

  /** A folder that was changed by hand ends no run: readers are told, and see what they saw. */
  private now(): readonly Section[] {
    try {
      return this.sections();
    } catch (error) {
      this.send(event('problem', { message: (error as Error).message }));
      return [];
    }
  }

  private send(text: string): void {
    this.sentAt = Date.now();
    for (const response of this.open) {
      if (response.writableLength > MOST_WAITING) response.destroy();
      else response.write(text);
    }
  }
}

/** JSON has no line breaks, so that a text cannot end the event, or begin another one. */
function event(name: string, data: object): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
