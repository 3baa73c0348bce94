import type { TensorData } from '@gradus/contract/protocol';
import { check, forbiddenKernels } from './exercise';
import { type Generators } from './generators';
import { GRADIENT, type Tolerance } from './matchers/compare-tensors';
import { NdArray } from './nd-array';
import { numericalVjp } from './numerical-vjp';
import { op } from './ops';
import { ForbiddenUse } from './remote/errors';
import { labelOf } from './remote/references';
import type { RemoteReference } from './remote/types';

/**
 * Check `memory`: the function leaves its arguments alone, returns tensors of its own, leaks none, and runs no kernel
 * that the manifest forbids. Rests on the worker's word.
 */
export function checkMemory(f: RemoteReference, args: (gen: Generators) => readonly unknown[]): void {
  check(
    'memory',
    (phrases) => phrases.leavesAlone(labelOf(f)!),
    (gen) => expectClean(f, args(gen)),
    {
      trust: 'worker',
      sideCondition: true,
    },
  );
}

/** What {@link checkMemory} asks of one call, for checks that try several functions or inputs. */
export async function expectClean(f: RemoteReference, args: readonly unknown[]): Promise<void> {
  const inspection = await op.inspect(f, args);
  refuseKernels(labelOf(f)!, inspection.kernels);
  expect(inspection).toBeClean();
}

/** @throws {ForbiddenUse} if one of the kernels is forbidden in this exercise */
export function refuseKernels(name: string, kernels: readonly string[]): void {
  const used = forbiddenKernels().find((kernel) => kernels.includes(kernel));
  if (used !== undefined) {
    throw new ForbiddenUse((phrases) => phrases.runsKernel(name, used));
  }
}

/** A student function at certain arguments, and the same function of one of them in float64. */
export interface GradientCase extends Partial<Tolerance> {
  f: RemoteReference;
  args: readonly unknown[];
  /** Position of the argument to differentiate by; 0 unless said otherwise. */
  wrt?: number;
  oracle: (x: NdArray) => NdArray;
}

/**
 * Check `gradient`: TensorFlow.js can differentiate through the function, and the gradients agree with central
 * differences of the oracle.
 */
export function checkGradient(
  f: RemoteReference,
  cases: (gen: Generators) => readonly Omit<GradientCase, 'f'>[],
): void {
  check(
    'gradient',
    (phrases) => phrases.passesGradients(labelOf(f)!),
    async (gen) => {
      for (const gradientCase of cases(gen)) await expectGradient({ f, ...gradientCase }, gen);
    },
    { cause: (phrases) => phrases.gradientsFlow },
  );
}

/** Compares one gradient, weighted by random v, with central differences of the oracle. */
export async function expectGradient(
  { f, args, wrt = 0, oracle, ...tolerance }: GradientCase,
  gen: Generators,
): Promise<void> {
  const x = NdArray.of(args[wrt] as TensorData);
  const v = gen.normal(oracle(x).shape);
  const [gradient] = await op.vjp(f, args, v, [wrt]);
  expect(gradient).toBeCloseToTensor(numericalVjp(oracle, x, NdArray.of(v)), { ...GRADIENT, ...tolerance });
}
