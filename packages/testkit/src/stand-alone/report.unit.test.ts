import { report } from './report';

test('a report counts by lesson, and says why exercises were left out', () => {
  const text = report({
    backend: 'webgpu',
    device: 'SwiftShader',
    kind: 'software-gpu',
    judged: [
      { id: '4.11', lesson: '04-softmax', status: 'skipped', reason: 'it trains' },
      { id: '4.01', lesson: '04-softmax', status: 'passed', seconds: 1.25 },
      { id: '1.01', lesson: '01-tensor-ops', status: 'failed', seconds: 2, reason: 'shape: fail' },
    ],
  });
  expect(text).toBe(`Reference solutions on webgpu: SwiftShader

| lesson | passed | failed | skipped | seconds |
| --- | ---: | ---: | ---: | ---: |
| 01-tensor-ops | 0 | 1 | 0 | 2.0 |
| 04-softmax | 1 | 0 | 1 | 1.3 |

Skipped: it trains.`);
});
