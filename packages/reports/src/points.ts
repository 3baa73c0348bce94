/** Hundredths of a point as text: `14`, `8.75`. */
export function points(hundredths: number): string {
  return String(hundredths / 100);
}
