import * as tf from '@tensorflow/tfjs';
import { checkCases } from '../testing/check-cases';
import { einsum } from '../testing/oracles/einsum';
import { randomArray } from '../testing/random-array';
import { useWasmPlus } from '../testing/use-wasm-plus';

useWasmPlus();

const SIZES: Record<string, number> = { a: 2, b: 2, c: 3, d: 4, h: 2, i: 3, j: 4, k: 5, q: 3 };

const EQUATIONS = [
  'ij,jk->ik',
  'ij,kj->ik',
  'ij,jk->ki',
  'bij,bjk->bik',
  'bhqd,bhkd->bhqk',
  'bqhd,bkhd->bhqk',
  'abc,cd->abd',
  'i,j->ij',
  'ij,ij->',
  'ij,ij->ij',
  'ij,j->i',
  'ij,jk->i',
  'ij->ji',
  'ij->i',
  'ij->',
  'ij,kj->',
  'abc,cad->db',
];

describe('einsum', () => {
  checkCases(
    EQUATIONS.map((equation) => ({
      name: equation,
      inputs: equation
        .split('->')[0]!
        .split(',')
        .map((term) => randomArray([...term].map((letter) => SIZES[letter]!))),
      op: (...operands) => tf.einsum(equation, ...operands),
      oracle: (...operands) => einsum(equation, ...operands),
    })),
  );
});
