import type * as tf from '@tensorflow/tfjs';

interface Program {
  getUserCode(): string;
}

interface WebGpuBackend {
  runWebGPUProgram(program: Program, ...rest: unknown[]): tf.TensorInfo;
}

/**
 * The language of GPUs lets a program assume that there is neither NaN nor infinity. Where exponentials and logarithms
 * are computed, these are told apart first: exp(−∞) = 0, log(0) = −∞, and NaN stays NaN.
 */
export function repairShaders(backend: tf.KernelBackend): void {
  const webgpu = backend as unknown as WebGpuBackend;
  const run = webgpu.runWebGPUProgram.bind(webgpu);
  webgpu.runWebGPUProgram = (program, ...rest) => {
    const code = program.getUserCode.bind(program);
    program.getUserCode = () => withLimits(code());
    return run(program, ...rest);
  };
}

/** Below it exp(x) is less than half of the least number of float32. */
const LEAST_EXPONENT = -104;

export function withLimits(code: string): string {
  if (!/\b(exp|log|clamp)\(/.test(code)) return code;
  return code
    .replace(/fn unaryOperation\(a : f32\) -> f32 \{/, '$& if (isnan(a)) { return a; }')
    .replace('return exp(a);', `if (a < ${LEAST_EXPONENT}.0) { return 0.0; } return exp(a);`)
    .replace('return log(a);', 'if (a == 0.0) { return -uniforms.INFINITY; } return log(a);')
    .replace(
      'return log(1.0 + a);',
      'if (a < -1.0) { return uniforms.NAN; } if (a == -1.0) { return -uniforms.INFINITY; } return log(1.0 + a);',
    );
}
