type BroadcastShape = (...shapes: number[][]) => number[];

/** Calls with arrays that the caller keeps: what they hold afterwards, and whether the result is one of them. */
export function callWith(broadcastShape: BroadcastShape, shapes: number[][]): { after: number[][]; reused: boolean } {
  const result = broadcastShape(...shapes);
  return { after: shapes.map((shape) => [...shape]), reused: shapes.includes(result) };
}
