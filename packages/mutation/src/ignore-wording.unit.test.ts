import { ignoreWording } from './ignore-wording';

const error = { type: 'NewExpression', callee: { name: 'RangeError' } };
const declaration = { type: 'VariableDeclaration' };
const thrown = { type: 'ThrowStatement', argument: error };
const block = (...body: object[]) => ({ type: 'BlockStatement', body });

describe('ignoreWording', () => {
  it.each([
    ['what an error is made with', { node: error, parent: thrown }],
    ['what is computed for it right before', { node: declaration, parent: block(declaration, declaration, thrown) }],
  ])('leaves out %s', (_, path) => {
    expect(ignoreWording.shouldIgnore(path)).toBe('It is the wording of an error.');
  });

  it.each([
    ['whether something is thrown', { node: block(thrown), parent: { type: 'IfStatement' } }],
    ['the statement that throws', { node: thrown, parent: block(thrown) }],
    ['what else is made', { node: { type: 'NewExpression', callee: { name: 'Map' } }, parent: block() }],
    ['a declaration in a block that does more', { node: declaration, parent: block(declaration, { type: 'IfStatement' }, thrown) }], // prettier-ignore
    ['a declaration in a block that throws nothing', { node: declaration, parent: block(declaration) }],
    ['a declaration of the file', { node: declaration, parent: { type: 'Program', body: [declaration, thrown] } }],
  ])('tries %s', (_, path) => {
    expect(ignoreWording.shouldIgnore(path)).toBeUndefined();
  });
});
