import type { Boundary, Extent } from './table';

/** What a boundary allows, as the cells of a table row and the parts of an error message. */
export function describeBoundary(boundary: Boundary): string[] {
  return [
    ...boundary.packages.map((name) => `\`@gradus/${name}\``),
    ...part(boundary.ownFolder, 'files of the same folder'),
    ...part(boundary.lessons, 'lessons as `#NN-lesson/…`'),
    ...part(boundary.others, 'npm and Node'),
  ];
}

function part(extent: Extent, what: string): string[] {
  if (extent === 'none') return [];
  return [extent === 'types' ? `types of ${what}` : what];
}
