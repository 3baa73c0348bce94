import { loadOnnxruntime, type Package } from './onnxruntime';

type Run = InstanceType<Package['binding']['InferenceSession']>['run'];

it('a package that is not installed is unusable, and the reason says so', () => {
  const loaded = loadOnnxruntime(() => {
    throw new Error("Cannot find module 'onnxruntime-node/package.json'\nRequire stack:\n- /home/me/x.ts");
  });
  expect(loaded).toEqual({
    status: 'unusable',
    reason: "onnxruntime-node cannot be used: Cannot find module 'onnxruntime-node/package.json'",
  });
});

it('a package that multiplies rightly is used', () => {
  expect(loadOnnxruntime(() => fake(rightly))).toMatchObject({ status: 'loaded', version: '1.2.3' });
});

it('a package that computes something else is unusable, and the reason names the numbers', () => {
  const wrongly: Run = (feeds, fetches) => fetches['c']!.data.fill(1);
  expect(loadOnnxruntime(() => fake(() => wrongly))).toEqual({
    status: 'unusable',
    reason: 'onnxruntime-node cannot be used: it computed 1,1,1,1 instead of 14,1,32,1',
  });
});

it('a package that forgets a transpose is unusable', () => {
  const forgetful = () => rightly(false, false);
  expect(loadOnnxruntime(() => fake(forgetful)).status).toBe('unusable');
});

it('a package whose own class of tensors fails is used with a plain one', () => {
  let isPlain = false;
  const choosy = (...transposes: [boolean, boolean]): Run => {
    const run = rightly(...transposes);
    return (...args) => {
      if (!isPlain) throw new Error('A Float32Array of another realm');
      run(...args);
    };
  };
  const loaded = loadOnnxruntime(() => fake(choosy, () => (isPlain = true)));
  expect(loaded.status).toBe('loaded');
});

/** The package with another engine behind it, which is given the transposes that it finds in the model. */
function fake(engine: (transposeA: boolean, transposeB: boolean) => Run, initOrtOnce = () => {}): Package {
  class InferenceSession {
    run!: Run;
    loadModel(buffer: ArrayBufferLike, offset: number, length: number): void {
      const model = Buffer.from(buffer as ArrayBuffer, offset, length);
      this.run = engine(flagOf(model, 'transA'), flagOf(model, 'transB'));
    }
  }
  return { version: '1.2.3', initOrt: () => {}, binding: { initOrtOnce, InferenceSession } };
}

/** In the bytes after the name: field 3, a number. */
function flagOf(model: Buffer, name: string): boolean {
  const place = model.indexOf(name) + name.length;
  expect(model[place]).toBe(3 << 3);
  return model[place + 1] === 1;
}

function rightly(transposeA: boolean, transposeB: boolean): Run {
  return ({ a, b }, { c }) => {
    const [m, n] = c!.dims;
    const k = a!.dims[transposeA ? 0 : 1];
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        c!.data[i * n + j] = 0;
        for (let p = 0; p < k; p++) {
          c!.data[i * n + j]! += a!.data[transposeA ? p * m + i : i * k + p]! * b!.data[transposeB ? j * k + p : p * n + j]!; // prettier-ignore
        }
      }
    }
  };
}
