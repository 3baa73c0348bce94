import { closeSync, readdirSync, readFileSync } from 'node:fs';

const FOLDER = '/proc/self/fd';
const CLOSE_ON_EXEC = 0o2000000;
/** Lower descriptors are looked after by Node, whose sweep ends at the first gap behind them. */
const FIRST = 16;

/**
 * Closes files that this process was given open by whatever started it, a shell or a runner: every process it starts
 * would find them open, too, and no wall keeps in what is already inside.
 */
export function closeInheritedFiles(): void {
  for (const descriptor of openDescriptors()) if (descriptor >= FIRST && isInherited(descriptor)) closeSync(descriptor);
}

function openDescriptors(): number[] {
  try {
    return readdirSync(FOLDER).map(Number);
  } catch {
    return []; // no such system
  }
}

/** Node marks all files that it opens itself. */
function isInherited(descriptor: number): boolean {
  try {
    const flags = /^flags:\s+([0-7]+)$/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, 'utf8'))![1]!;
    return (parseInt(flags, 8) & CLOSE_ON_EXEC) === 0;
  } catch {
    return false; // it was the folder that was being read
  }
}
