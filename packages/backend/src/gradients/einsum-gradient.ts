import * as tf from '@tensorflow/tfjs';

/**
 * The gradient of an operand is the einsum of dy and the other operands, with the subscripts of the operand as result:
 * y = einsum('ij,jk->ik', a, b) gives da = einsum('ik,jk->ij', dy, b).
 * An index of the operand that occurs nowhere else was summed over, so dy is repeated along it.
 */
export function addEinsumGradient(): void {
  tf.registerGradient({
    kernelName: 'Einsum',
    saveAllInputs: true,
    gradFunc: ((dy: tf.Tensor, operands: tf.Tensor[], { equation }: tf.NamedAttrMap) => {
      const [terms, result] = parse(String(equation));
      const derivative = (k: number) => () => differentiate(k, terms, result, operands, dy);
      return Object.fromEntries(operands.map((operand, k) => [String(k), derivative(k)]));
    }) as unknown as tf.GradFunc,
  });
}

function parse(equation: string): [terms: string[], result: string] {
  const [left, right] = equation.replace(/\s/g, '').split('->') as [string, string];
  return [left.split(','), right];
}

function differentiate(k: number, terms: string[], result: string, operands: tf.Tensor[], dy: tf.Tensor): tf.Tensor {
  const own = [...terms[k]!];
  const others = terms.filter((term, i) => i !== k);
  const known = own.filter((index) => [...others, result].some((term) => term.includes(index)));
  const product = tf.einsum(
    `${[result, ...others].join()}->${known.join('')}`,
    dy,
    ...operands.filter((operand, i) => i !== k),
  );
  const { shape } = operands[k]!;
  const kept = tf.reshape(
    product,
    shape.map((size, axis) => (known.includes(own[axis]!) ? size : 1)),
  );
  return tf.broadcastTo(kept, shape);
}
