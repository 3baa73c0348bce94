import { type DataFile, formatBytes, type Progress } from '@gradus/datasets/download';
import { print } from '../terminal';

const BAR = 24;
/** Often enough to look smooth. */
const REDRAW_MS = 100;

/** Reports a download: a bar while a file arrives, on a terminal only, and a line for each file that is here. */
export function showProgress(): (progress: Progress) => void {
  let drawnAt = -Infinity;
  return (progress) => {
    const { file, status } = progress;
    if (status === 'fetching') {
      if (performance.now() - drawnAt < REDRAW_MS) return;
      drawnAt = performance.now();
      draw(barOf(file, progress.bytes));
    } else {
      draw('');
      print(`${status === 'there' ? 'already here' : 'fetched'.padEnd(12)}  ${file.name}  ${formatBytes(file.bytes)}`);
    }
  };
}

function barOf({ name, bytes }: DataFile, have: number): string {
  const filled = Math.floor((BAR * have) / bytes);
  return `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}  ${formatBytes(have)} of ${formatBytes(bytes)}  ${name}`;
}

function draw(text: string): void {
  const { stderr } = process;
  if (stderr.isTTY) stderr.write(`\r\u001b[K${text}`);
}
