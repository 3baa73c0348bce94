export { leakedLines } from './leaked-lines';
export { makeStub } from './make-stub';
export { StubError } from './stub-error';
