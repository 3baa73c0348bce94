import Redis from 'ioredis';
import { QueueError } from './queue-error';

/** Names in Redis begin with this. */
export const PREFIX = 'gradus';
export const QUEUE = 'submissions';
/** Hash of stations that refused work: why, by name. */
export const REFUSALS = `${PREFIX}:refusals`;

const PATIENCE_MS = 5_000;

/**
 * Connects to Redis or Valkey. Once connected it waits for a server that comes back, however long that takes.
 *
 * @param url such as `redis://:password@host:6379/0`, `rediss://…` or `redis+unix:///run/redis.sock`
 * @throws {QueueError} if nothing answers there
 */
export async function connect(url: string): Promise<Redis> {
  const target = url.startsWith('redis+unix://') ? url.slice('redis+unix://'.length) : url;
  if (!/^rediss?:\/\/.|^\//.test(target)) {
    throw new QueueError(`"${printableUrl(url)}" is no address of a queue; expected redis://host:6379.`);
  }
  let isConnected = false;
  // BullMQ asks for no limit on retries, since its workers wait in a command that blocks.
  const redis = new Redis(target, {
    ...{ maxRetriesPerRequest: null, lazyConnect: true, connectTimeout: PATIENCE_MS },
    retryStrategy: (times) => (isConnected ? Math.min(50 * times, 2_000) : null),
  });
  let last: Error | undefined;
  redis.on('error', (error: Error) => (last = error)); // it tries again by itself
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), PATIENCE_MS);
  });
  try {
    await Promise.race([redis.connect().then(() => redis.ping()), late]);
    isConnected = true;
    return redis;
  } catch (error) {
    if (redis.status !== 'end') redis.disconnect(); // which waits two seconds for a connection that is gone
    throw new QueueError(
      `No Redis or Valkey answers at ${printableUrl(url)} (${(last ?? (error as Error)).message}). Is it running, and is the password right?`,
    );
  } finally {
    clearTimeout(timer);
  }
}

/** Without user and password, however they are written. */
export function printableUrl(url: string): string {
  return url.replace(/\/\/.*@/, '//***@').replace(/\?.*/, '?***');
}
