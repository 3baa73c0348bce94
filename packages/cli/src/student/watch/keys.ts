import { emitKeypressEvents } from 'node:readline';
import type { ReadStream } from 'node:tty';
import type { Key } from './model';

const KEYS: Record<string, Key> = {
  h: 'hint',
  n: 'next',
  l: 'list',
  o: 'readme',
  a: 'all',
  q: 'quit',
  k: 'up',
  up: 'up',
  j: 'down',
  down: 'down',
  return: 'enter',
  enter: 'enter',
  space: 'enter',
  escape: 'escape',
};

/**
 * Listens to single keys; Ctrl-C and Ctrl-D quit. Without a terminal there are none to listen to.
 *
 * @returns what gives the terminal back as it was
 */
export function listenToKeys(input: ReadStream, onKey: (key: Key) => void): () => void {
  if (!input.isTTY) return () => undefined;
  const listener = (_: string | undefined, pressed: { name?: string; ctrl?: boolean }) => {
    const isEnd = pressed.ctrl && (pressed.name === 'c' || pressed.name === 'd');
    const key = isEnd ? 'quit' : pressed.ctrl ? undefined : KEYS[pressed.name ?? ''];
    if (key) onKey(key);
  };
  emitKeypressEvents(input);
  input.setRawMode(true);
  input.resume();
  input.on('keypress', listener);
  return () => {
    input.off('keypress', listener);
    input.setRawMode(false);
    input.pause();
  };
}
