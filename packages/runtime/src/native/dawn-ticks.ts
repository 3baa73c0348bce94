/** Lets Dawn see what the GPU has finished, now instead of in the next turn of the event loop. */
export type Tick = () => void;

type Callback = (...args: unknown[]) => void;

/**
 * Dawn looks at the GPU's progress in a callback that it hands to the global `setImmediate`, one at a time, while
 * anything is awaited. Whoever knows this callback can wait for the GPU without returning to the event loop.
 *
 * Each look hands over another callback. They share one entry in the event loop's list, which is never emptied while a
 * function runs: with an entry for each, a training that reads its loss in every step would fill the heap.
 */
export function watchTicks(): Tick {
  const schedule = globalThis.setImmediate;
  const waiting: Callback[] = [];
  let turn: NodeJS.Immediate | undefined;
  const callAll = () => {
    for (const callback of waiting.splice(0)) callback();
  };
  const watched = (callback: Callback, ...args: unknown[]) => {
    if (!isNative(callback)) return schedule(callback, ...args);
    waiting.push(callback);
    return (turn ??= schedule(() => {
      turn = undefined;
      callAll();
    }));
  };
  globalThis.setImmediate = Object.assign(watched, schedule) as typeof setImmediate;
  return () => {
    if (waiting.length === 0) throw new Error('Dawn waits for nothing.');
    callAll();
  };
}

/** Bound functions are native code, too, and not Dawn's. */
function isNative(callback: Callback): boolean {
  return (
    /\{\s*\[native code\]\s*\}$/.test(Function.prototype.toString.call(callback)) && !/^bound /.test(callback.name)
  );
}
