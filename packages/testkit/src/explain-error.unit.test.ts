import { explainError } from './explain-error';

test.each([
  ['Error: Operands could not be broadcast together with shapes 2,3 and 2.', /^\[2\] looks like \[2, 3\] after a reduction/],
  ['Operands could not be broadcast together with shapes 2,3 and 4,5.', /^Shapes are compared from the right/],
  ['Tensor is disposed.', /used after it was freed/],
  ['Cannot compute gradient of y=f(x) with respect to x.', /^No chain of TensorFlow.js operations/],
  ['Error in matMul: inner shapes (3) and (4) of Tensors', /columns on the left \(3\) as rows on the right \(4\)/],
  ['Cannot compute gradient: gradient function not found for ArgMax.', /no gradient of ArgMax/],
  ['Size(6) must match the product of shape 2,2', /^A reshape keeps the number of elements/],
  ['Maximum call stack size exceeded', /calls itself without end/],
  ["Cannot read properties of undefined (reading 'x')", /^Something is undefined here/],
])('explainError(%j)', (message, sentence) => expect(explainError(message)).toMatch(sentence)); // prettier-ignore

test('explainError() says nothing of errors it does not know', () => {
  expect(explainError('The temperature must be positive.')).toBeUndefined();
});
