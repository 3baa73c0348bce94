import type { ReleaseFile } from '@gradus/contract';

/** All files of the course at one time, whether it came as a release or from git. */
export interface Edition {
  /** `0.2.0`, or the beginning of a commit's hash. */
  readonly name: string;
  readonly files: readonly ReleaseFile[];
  /** A file's content as it was given out; nothing if there is no trustworthy copy. */
  read(file: ReleaseFile): Buffer | undefined;
}

/** Whether students write in it. */
export function isStub(file: ReleaseFile): file is ReleaseFile & { exercise: string } {
  return file.exercise !== undefined;
}
