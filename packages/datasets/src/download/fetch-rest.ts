import { type FileHandle, open, stat } from 'node:fs/promises';
import type { DataFile } from '../catalog';
import { stallWatch } from './stall-watch';

/** What came of one attempt; the reason ends a sentence that begins with the address. */
export type Fetched = { status: 'all-there' } | { status: 'failed'; reason: string };

export interface FetchOptions {
  /** Called with the number of bytes on the disk. */
  readonly onBytes: (bytes: number) => void;
  /** How long nothing may arrive before the attempt is given up. */
  readonly stallMs: number;
}

/**
 * Fetches what is still missing of a file. What has arrived stays in `part` whatever happens, so that the next attempt,
 * also at another address, goes on from there: all addresses have the same bytes, and the checksum says so in the end.
 *
 * @throws what the file system throws: a full disk is not the server's fault
 */
export async function fetchRest(
  url: string,
  part: string,
  { bytes }: DataFile,
  { onBytes, stallMs }: FetchOptions,
): Promise<Fetched> {
  const have = await sizeOf(part);
  const watch = stallWatch(stallMs);
  try {
    const headers = { 'accept-encoding': 'identity', ...(have > 0 && { range: `bytes=${have}-` }) };
    const response = await fetch(url, { headers, signal: watch.signal }).catch(refuseUnreachable);
    const start = startOf(response, have, bytes);
    return await append(response, part, { start, bytes, onBytes, touch: watch.touch });
  } catch (error) {
    if (isOfFileSystem(error)) throw error;
    if (watch.signal.aborted) return { status: 'failed', reason: String(watch.signal.reason) };
    return { status: 'failed', reason: error instanceof Refusal ? error.message : `broke off (${detailOf(error)})` };
  } finally {
    watch.stop();
  }
}

export async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

/** The server, or what it sends, will not do; the message is the reason. */
class Refusal extends Error {}

/** At which byte the response begins: where we asked for, or 0 from a server that knows no ranges. */
function startOf({ status, headers }: Response, have: number, bytes: number): number {
  if (status !== 200 && status !== 206) throw new Refusal(`answered ${status}`);
  if ((headers.get('content-encoding') ?? 'identity') !== 'identity')
    throw new Refusal('sends the file in another form');
  if (/^text\/html\b/.test(headers.get('content-type') ?? ''))
    throw new Refusal('sends a web page instead of the file');
  if (status === 200) {
    requireSize(headers.get('content-length'), bytes);
    return 0;
  }
  const [, start, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('content-range') ?? '') ?? [];
  if (Number(start) !== have) throw new Refusal('sends another part of the file than was asked for');
  requireSize(total === '*' ? null : total!, bytes);
  return have;
}

function requireSize(announced: string | null, bytes: number): void {
  if (announced !== null && Number(announced) !== bytes) {
    throw new Refusal(`has a file of ${Number(announced)} bytes, not of ${bytes}`);
  }
}

interface Append {
  start: number;
  bytes: number;
  onBytes: (bytes: number) => void;
  touch: () => void;
}

async function append(response: Response, part: string, { start, bytes, onBytes, touch }: Append): Promise<Fetched> {
  const file = await open(part, start === 0 ? 'w' : 'a');
  try {
    let size = start;
    for await (const chunk of response.body ?? []) {
      touch();
      size += chunk.length;
      if (size > bytes) await refuseLonger(file, start, bytes);
      await file.write(chunk);
      onBytes(size);
    }
    if (size === bytes) return { status: 'all-there' };
    return { status: 'failed', reason: `ended after ${size} of ${bytes} bytes` };
  } finally {
    await file.close();
  }
}

/** Keeps nothing of what this server sent. */
async function refuseLonger(file: FileHandle, start: number, bytes: number): Promise<never> {
  await file.truncate(start);
  throw new Refusal(`sends more than ${bytes} bytes`);
}

function isOfFileSystem(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).syscall !== undefined;
}

function refuseUnreachable(error: unknown): never {
  throw new Refusal(`cannot be reached (${detailOf(error)})`);
}

/** `fetch` hides the reason in the cause. */
function detailOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: NodeJS.ErrnoException };
  return cause?.code ?? cause?.message ?? message;
}
