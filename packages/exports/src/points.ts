/** Hundredths of a point as the number of points that people read. */
export function toPoints(hundredths: number): number {
  return hundredths / 100;
}

/** `87.5 of 100 points` */
export function ofPoints(hundredths: number, max: number): string {
  return `${toPoints(hundredths)} of ${toPoints(max)} points`;
}
