import * as tf from '@tensorflow/tfjs';
import { fromData } from '../testing/array64';
import { checkCases, type Case } from '../testing/check-cases';
import { map, zip } from '../testing/oracles/elementwise';
import { randomArray } from '../testing/random-array';
import { useWasmPlus } from '../testing/use-wasm-plus';

useWasmPlus();

type Unary = [op: (x: tf.Tensor) => tf.Tensor, oracle: (x: number) => number, low?: number, high?: number];

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const [ALPHA, SCALE] = [1.6732632423543772, 1.0507009873554805]; // of SELU

const UNARY: Record<string, Unary> = {
  abs: [tf.abs, Math.abs],
  clip: [(x) => tf.clipByValue(x, -0.5, 0.7), (x) => Math.min(Math.max(x, -0.5), 0.7)],
  cos: [tf.cos, Math.cos],
  elu: [tf.elu, (x) => (x > 0 ? x : Math.expm1(x))],
  exp: [tf.exp, Math.exp, -5, 5],
  expm1: [tf.expm1, Math.expm1],
  identity: [tf.clone, (x) => x],
  leakyRelu: [(x) => tf.leakyRelu(x, 0.1), (x) => (x > 0 ? x : 0.1 * x)],
  log: [tf.log, Math.log, 0.1, 3],
  log1p: [tf.log1p, Math.log1p, -0.5, 3],
  neg: [tf.neg, (x) => -x],
  'pow 2': [(x) => tf.pow(x, 2), (x) => x ** 2],
  'pow 3': [(x) => tf.pow(x, 3), (x) => x ** 3, 0.2, 2],
  reciprocal: [tf.reciprocal, (x) => 1 / x, 0.2, 2],
  relu: [tf.relu, (x) => Math.max(0, x)],
  relu6: [tf.relu6, (x) => Math.min(6, Math.max(0, x)), -8, 8],
  rsqrt: [tf.rsqrt, (x) => 1 / Math.sqrt(x), 0.2, 3],
  selu: [tf.selu, (x) => SCALE * (x > 0 ? x : ALPHA * Math.expm1(x))],
  sigmoid: [tf.sigmoid, sigmoid, -4, 4],
  sin: [tf.sin, Math.sin],
  softplus: [tf.softplus, (x) => Math.log1p(Math.exp(x))],
  sqrt: [tf.sqrt, Math.sqrt, 0.2, 3],
  square: [tf.square, (x) => x * x],
  tanh: [tf.tanh, Math.tanh, -9, 9],
};

// Four at a time, and what is left over
describe('functions of one number', () => {
  checkCases(
    Object.entries(UNARY).flatMap(([name, [op, oracle, low, high]]) =>
      [[3], [5, 7]].map((shape) => ({
        name: `${name} of [${String(shape)}]`,
        inputs: [randomArray(shape, low, high)],
        op,
        oracle: (x) => map(x, oracle),
      })),
    ),
  );
});

describe('at the ends of float32', () => {
  const values = [-200, -104, -103, -88, -87.4, -1e-8, -0, 0, 1e-30, 1, 20, 88.7, 88.8, 200, Infinity, -Infinity, NaN];
  checkCases(
    Object.entries({
      exp: [tf.exp, Math.exp] as Unary,
      tanh: [tf.tanh, Math.tanh] as Unary,
      clip: [(x) => tf.clipByValue(x, -2, 3), (x) => Math.min(Math.max(x, -2), 3)] as Unary,
    }).map(([name, [op, oracle]]) => ({
      name,
      inputs: [map(fromData([values.length], values), Math.fround)],
      op,
      oracle: (x) => map(x, (value) => Math.fround(oracle(value))),
      isConstant: true,
    })),
  );
});

type Binary = [op: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor, oracle: (a: number, b: number) => number];

const BINARY: Record<string, Binary> = {
  add: [tf.add, (a, b) => a + b],
  sub: [tf.sub, (a, b) => a - b],
  mul: [tf.mul, (a, b) => a * b],
  div: [tf.div, (a, b) => a / b],
  maximum: [tf.maximum, Math.max],
  minimum: [tf.minimum, Math.min],
  pow: [tf.pow, Math.pow],
  squaredDifference: [tf.squaredDifference, (a, b) => (a - b) ** 2],
};

const SHAPES: [a: number[], b: number[]][] = [
  [
    [3, 5],
    [3, 5],
  ],
  [[3, 5], [5]],
  [
    [3, 1],
    [1, 4],
  ],
  [
    [2, 3, 5],
    [1, 1, 5],
  ],
  [
    [1, 5],
    [3, 5],
  ],
  [[2, 8], [8]],
  [[3], []],
  [[2], [3, 2]],
];

describe('functions of two numbers', () => {
  checkCases(
    Object.entries(BINARY).flatMap(([name, [op, oracle]]) =>
      SHAPES.map(([a, b]): Case => ({
        name: `${name} of [${String(a)}] and [${String(b)}]`,
        inputs: [randomArray(a, 0.3, 2), randomArray(b, 0.3, 2)],
        op,
        oracle: (x, y) => zip(x, y, oracle),
      })),
    ),
  );
});
