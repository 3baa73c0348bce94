/** Lets Dawn see what the GPU has finished, now instead of in the next turn of the event loop. */
export type Tick = () => void;

type Callback = (...args: unknown[]) => void;

/**
 * Dawn looks at the GPU's progress in a callback that it hands to the global `setImmediate`, one at a time, while
 * anything is awaited. Whoever knows this callback can wait for the GPU without returning to the event loop.
 */
export function watchTicks(): Tick {
  const schedule = globalThis.setImmediate;
  let next: (() => void) | undefined;
  const watched = (callback: Callback, ...args: unknown[]) => {
    if (!isNative(callback)) return schedule(callback, ...args);
    let isDone = false;
    const once = () => {
      if (isDone) return;
      isDone = true;
      if (next === once) next = undefined;
      callback();
    };
    next = once;
    return schedule(once);
  };
  globalThis.setImmediate = Object.assign(watched, schedule) as typeof setImmediate;
  return () => {
    if (!next) throw new Error('Dawn waits for nothing.');
    next();
  };
}

/** Bound functions are native code, too, and not Dawn's. */
function isNative(callback: Callback): boolean {
  return (
    /\{\s*\[native code\]\s*\}$/.test(Function.prototype.toString.call(callback)) && !/^bound /.test(callback.name)
  );
}
