/** A point of a stroke: x to the right, y downwards, both in −1 … 1. */
export type Point = readonly [x: number, y: number];

/** What the pen draws without being lifted. */
export type Stroke = readonly Point[];

/** The strokes of each digit, 0 … 9. Curves are polygons: the pen is wide enough to hide the corners. */
export const DIGIT_STROKES: readonly (readonly Stroke[])[] = [
  [arc({ centre: [0, 0], radii: [0.6, 0.9], from: 0, to: 360, pieces: 16 })],
  [
    [
      [-0.35, -0.55],
      [0.05, -0.9],
      [0.05, 0.9],
    ],
  ],
  [
    [...arc({ centre: [0, -0.4], radii: [0.55, 0.5], from: 190, to: 380, pieces: 10 }), [-0.6, 0.9]],
    [
      [-0.6, 0.9],
      [0.6, 0.9],
    ],
  ],
  [
    arc({ centre: [-0.05, -0.45], radii: [0.5, 0.45], from: 200, to: 450, pieces: 10 }),
    arc({ centre: [-0.05, 0.45], radii: [0.58, 0.45], from: 270, to: 520, pieces: 10 }),
  ],
  [
    [
      [0.25, 0.9],
      [0.25, -0.9],
      [-0.6, 0.35],
      [0.65, 0.35],
    ],
  ],
  [
    [
      [0.5, -0.9],
      [-0.4, -0.9],
      [-0.45, -0.1],
    ],
    arc({ centre: [-0.02, 0.35], radii: [0.55, 0.55], from: 225, to: 500, pieces: 12 }),
  ],
  [
    [
      [0.35, -0.9],
      [-0.3, -0.2],
      [-0.5, 0.35],
    ],
    arc({ centre: [0, 0.4], radii: [0.52, 0.5], from: 0, to: 360, pieces: 14 }),
  ],
  [
    [
      [-0.6, -0.9],
      [0.6, -0.9],
      [-0.1, 0.9],
    ],
  ],
  [
    arc({ centre: [0, -0.45], radii: [0.45, 0.45], from: 0, to: 360, pieces: 12 }),
    arc({ centre: [0, 0.45], radii: [0.55, 0.47], from: 0, to: 360, pieces: 12 }),
  ],
  [
    arc({ centre: [0, -0.4], radii: [0.52, 0.5], from: 0, to: 360, pieces: 14 }),
    [
      [0.52, -0.4],
      [0.45, 0.3],
      [0.2, 0.9],
    ],
  ],
];

interface Arc {
  centre: Point;
  radii: readonly [horizontal: number, vertical: number];
  /** Degrees, clockwise from the right since y points down. */
  from: number;
  to: number;
  pieces: number;
}

function arc({ centre, radii, from, to, pieces }: Arc): Stroke {
  return Array.from({ length: pieces + 1 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / pieces) * Math.PI) / 180;
    return [centre[0] + radii[0] * Math.cos(angle), centre[1] + radii[1] * Math.sin(angle)];
  });
}
