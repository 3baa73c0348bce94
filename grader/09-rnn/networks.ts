import { type Generators, tensor, type TensorData } from '@gradus/testkit';
import * as oracle from './oracles';

export type TensorParams = Record<(typeof oracle.NAMES)[number], TensorData>;

/** The parameters of a random network with V tokens and H states. */
export function randomParams(gen: Generators, V: number, H: number, scale = 0.7): TensorParams {
  const shapes = oracle.shapesOf(V, H);
  return oracle.mapParams((name) => gen.normal(shapes[name], { scale }));
}

/** These parameters, and zeros for all others. */
export function sparseParams(V: number, H: number, given: Partial<oracle.Params>): TensorParams {
  const shapes = oracle.shapesOf(V, H);
  const zeros = (shape: number[]) => tensor(Array<number>(shape.reduce((a, b) => a * b, 1)).fill(0), shape);
  return oracle.mapParams((name) => {
    const values = given[name];
    return values ? tensor(values) : zeros(shapes[name]);
  });
}

export function randomState(gen: Generators, B: number, H: number): TensorData {
  return gen.uniform([B, H], -1, 1);
}
