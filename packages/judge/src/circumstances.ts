import { dataFingerprint, dataFolders } from '@gradus/datasets/location';
import { isNative } from '@gradus/runtime/ladder';
import type { Prober } from './backend/choose-backend';
import { probeBackend } from './backend/probe-backend';
import type { Course } from './course';
import type { Circumstances } from './job';
import { machineHash } from './machine';

/**
 * What verdicts depend on here and now, besides answers and exercises. What a GPU's backend computes on is asked of the
 * backend; the answer is known from an earlier start, as a rule.
 *
 * @throws {DataError} if GRADUS_DATA names what is not there
 */
export async function circumstancesOf(
  course: Course,
  backend: string,
  { hash = machineHash(course.root), probe = probeBackend }: { hash?: string; probe?: Prober } = {},
): Promise<Pick<Circumstances, 'backend' | 'device' | 'machineHash' | 'data'>> {
  const probed = isNative(backend) ? await probe(course, backend) : undefined;
  return {
    backend,
    ...(probed?.status === 'works' && { device: `${probed.kind}: ${probed.device}` }),
    machineHash: hash,
    data: dataFingerprint(dataFolders()),
  };
}
