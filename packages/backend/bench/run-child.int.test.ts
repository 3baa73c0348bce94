import { runChild } from './run-child';

const OPTIONS = { with: [], limit: 60 };
const LENET = 'LeNet, 2k images, SGD';

it('runChild() loads an engine, and says what it is', async () => {
  expect(await runChild(OPTIONS, 'wasm+')).toMatchObject({ status: 'measured', runs: { details: 'one thread' } });
});

it('runChild() measures a workload', async () => {
  const outcome = await runChild(OPTIONS, 'wasm+', LENET, 0.1);
  expect(outcome).toEqual({
    status: 'measured',
    runs: { details: 'one thread', wall: [expect.any(Number)], cpu: [expect.any(Number)] },
  });
});

it('runChild() says why a workload fails', async () => {
  const reason = "Kernel 'Conv2DBackpropFilter' not registered for backend 'wasm'";
  expect(await runChild(OPTIONS, 'stock wasm', LENET, 0.1)).toEqual({ status: 'failed', reason });
});

it('runChild() gives up after the limit', async () => {
  expect(await runChild({ with: [], limit: 0.05 }, 'wasm+')).toEqual({ status: 'slow', limit: 0.05 });
});
