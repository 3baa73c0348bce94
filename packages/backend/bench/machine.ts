import { cpus, totalmem } from 'node:os';

/** The machine in words; figures mean little without. */
export function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu!.model.trim()}, ${memory} GiB, Node ${process.versions.node}, ${process.platform}`;
}
