export { leakedLines } from './leaked-lines';
export { referenceText } from './reference-text';
export { makeStub } from './make-stub';
export { StubError } from './stub-error';
