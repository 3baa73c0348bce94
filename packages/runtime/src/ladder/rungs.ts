/** What TensorFlow.js can compute on, from the fastest to the one that always works. */
export const BACKENDS = ['tensorflow-gpu', 'webgpu', 'tensorflow', 'wasm', 'cpu'] as const;
export type BackendName = (typeof BACKENDS)[number];

/** Where a backend's numbers are made. A software GPU is a processor that acts as one: right, and slow. */
export type Kind = 'processor' | 'gpu' | 'software-gpu';

/** Packages of npm that a backend needs and this project does not bring; each with the one version that is known to fit. */
export type NativeBackend = Exclude<BackendName, 'wasm' | 'cpu'>;

export const PACKAGES: Readonly<Record<NativeBackend, Readonly<Record<string, string>>>> = {
  'tensorflow-gpu': { '@tensorflow/tfjs-node-gpu': '4.22.0' },
  webgpu: { webgpu: '0.6.2', '@tensorflow/tfjs-backend-webgpu': '4.22.0' },
  tensorflow: { '@tensorflow/tfjs-node': '4.22.0' },
};

export function isNative(backend: string): backend is NativeBackend {
  return Object.hasOwn(PACKAGES, backend);
}

/** The one command that adds what a backend needs, for whom its packages are optional. */
export function installCommand(backend: NativeBackend): string {
  return backend === 'webgpu' ? 'npx gradus gpu setup --webgpu' : 'npx gradus gpu setup';
}
