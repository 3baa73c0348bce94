import { report } from './report';

test('a report counts by lesson, and says why exercises were left out', () => {
  const webgpu = {
    backend: 'webgpu',
    device: 'SwiftShader',
    kind: 'software-gpu',
    judged: [
      { id: '4.11', lesson: '04-softmax', status: 'skipped', reason: 'it trains' },
      { id: '4.01', lesson: '04-softmax', status: 'passed', seconds: 1.25 },
      { id: '1.01', lesson: '01-tensor-ops', status: 'failed', seconds: 2, reason: 'shape: fail' },
    ],
  } as const;
  const wasm = { backend: 'wasm', device: 'CPU', kind: 'processor', judged: [{ id: '4.11', lesson: '04-softmax', status: 'passed', seconds: 9 }] } as const; // prettier-ignore
  const text = report([webgpu, wasm]);
  expect(text).toBe(`Reference solutions on webgpu: SwiftShader

Reference solutions on wasm: CPU

| lesson | webgpu | wasm |
| --- | ---: | ---: |
| 01-tensor-ops | 0 of 1, 2.0 s | 0 of 0, 0.0 s |
| 04-softmax | 1 of 1, 1 skipped, 1.3 s | 1 of 1, 9.0 s |

Skipped: it trains.`);
});
