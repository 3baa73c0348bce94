import { int32, NdArray, numericalVjp, tensor, type TensorData, type Tolerance } from '@gradus/testkit';
import * as oracle from './oracles';

/**
 * The smallest net with a batch normalization: one feature, one hidden unit, two classes,
 *
 *     z = w x + b,   u = gamma · BN(z) + beta,   logits = sigmoid(u) · W + c,
 *
 * whose first weights can be read off its predictions, and whose step is then known in float64.
 */
type TinyNet = NdArray; // [w, b, gamma, beta, W0, W1, c0, c1]

/** Four examples in one minibatch. Their mean is not 0 and their variance not 1. */
const XS = NdArray.of([[-1], [0], [2], [3]]); // prettier-ignore
const LABELS = [0, 0, 1, 1];
export const TRAIN = { x: tensor(XS), y: int32(LABELS) };
export const OPTIONS = { widths: [1], batchNorm: true, epochs: 1, batchSize: 4 };

const FAR = 1e6;
/** Where the sigmoid is 0, where it is 1, and two places between. */
export const PROBES = tensor([[-FAR], [FAR], [0], [1]]); // prettier-ignore
/** Where predictions are compared. */
export const GRID = tensor([[-FAR], [-2], [-1], [0], [0.5], [1], [2], [3], [FAR]]); // prettier-ignore
/** The first weights come from float32 predictions, through a quotient and a logarithm. */
export const TOLERANCE: Tolerance = { rtol: 1e-3, atol: 3e-4 };

const EPS = 1e-5;

/** What the predictions at {@link PROBES} say of a net after one step with a learning rate of 0. */
export interface Reading {
  /** The logits where the sigmoid is 0: they are the last bias, which is still 0. */
  off: TensorData;
  /** The sigmoid at x = 0 and at x = 1, between 0 and 1. */
  levels: readonly [number, number];
  /** How much u grows from x = 0 to x = 1; its square is below 3, whatever w is. */
  slope: number;
  /** The net as it was at the start, if all of this holds. */
  net: TinyNet;
}

export function read(predicted: TensorData): Reading {
  const logits = NdArray.of(predicted);
  const rowOf = (i: number) => [logits.at(i, 0), logits.at(i, 1)] as const;
  const size = (row: readonly [number, number]) => Math.abs(row[0]) + Math.abs(row[1]);
  const [off, W] = [rowOf(0), rowOf(1)].toSorted((a, b) => size(a) - size(b)) as [[number, number], [number, number]];
  const k = Math.abs(W[0]) > Math.abs(W[1]) ? 0 : 1;
  const levels = [logits.at(2, k) / W[k], logits.at(3, k) / W[k]] as const;
  const [u0, u1] = levels.map((h) => Math.log(h / (1 - h))) as [number, number]; // the sigmoid's inverse
  const slope = u1 - u0; // = w / √(.9 + .1 · 10/3 · w² + eps): 10/3 is the unbiased variance of XS
  const w = slope * Math.sqrt((0.9 + EPS) / (1 - slope ** 2 / 3));
  return { off: tensor(off), levels, slope, net: NdArray.of([w, 0, 1, 0, ...W, 0, 0]) };
}

/** The running statistics after so many forwards of the training batch through an unchanged net. */
export function runningAfter(net: TinyNet, forwards: number): oracle.Running {
  const z = preactivation(net, XS);
  let running = oracle.freshRunning(1);
  for (let i = 0; i < forwards; i++) running = oracle.afterBatch(running, z);
  return running;
}

/** The logits in evaluation mode. */
export function predict(net: TinyNet, { mean, variance }: oracle.Running, x: NdArray): NdArray {
  return logitsOf(net, oracle.standardize(preactivation(net, x), mean, variance, EPS));
}

/** One step of gradient descent with the whole training batch. */
export function step(net: TinyNet, lr: number): TinyNet {
  const loss = (at: TinyNet) =>
    scalar(oracle.crossEntropy(logitsOf(at, oracle.xHat(preactivation(at, XS), EPS)), LABELS));
  return net.sub(numericalVjp(loss, net, scalar(1)).mul(lr));
}

function preactivation(net: TinyNet, x: NdArray): NdArray {
  return x.mul(net.at(0)).add(net.at(1));
}

function logitsOf(net: TinyNet, standardized: NdArray): NdArray {
  const h = standardized.map((z) => 1 / (1 + Math.exp(-(net.at(2) * z + net.at(3))))); // [n, 1]
  return h.mul([net.at(4), net.at(5)]).add([net.at(6), net.at(7)]); // [n, 2]
}

function scalar(value: number): NdArray {
  return new NdArray([], [value]);
}
