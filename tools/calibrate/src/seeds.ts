/** The numbers that `1-5`, `3` or `1,7,9` mean; undefined if the text means none. */
export function parseSeeds(text: string): number[] | undefined {
  const ranges = text.split(',').map((part) => /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(part.trim()));
  const seeds = ranges.flatMap((range) => (range ? fromTo(Number(range[1]), Number(range[2] ?? range[1])) : []));
  return ranges.every(Boolean) && seeds.length > 0 ? seeds : undefined;
}

function fromTo(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
