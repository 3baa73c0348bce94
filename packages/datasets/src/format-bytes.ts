/** A size for people: `9.9 MB`, `4.5 kB`. */
export function formatBytes(bytes: number): string {
  const mega = bytes >= 1e6;
  return `${(bytes / (mega ? 1e6 : 1e3)).toFixed(1)} ${mega ? 'MB' : 'kB'}`;
}
