/** The folder for the results cannot be used as asked. One sentence on what, and one on what next. */
export class OutError extends Error {
  override readonly name = 'OutError';

  constructor(
    message: string,
    /** Whether another command would do; if not, the disk is at fault. */
    readonly isUsage = true,
  ) {
    super(message);
  }
}

const FAULTS_OF_THE_DISK = ['ENOSPC', 'EDQUOT', 'EIO'];

const REASONS: Record<string, string> = {
  ENOSPC: 'the disk is full. Free some space, then go on with --resume',
  EDQUOT: 'the disk quota is used up. Free some space, then go on with --resume',
  EACCES: 'permission denied. Choose a folder that you may write to',
  EPERM: 'permission denied. Choose a folder that you may write to',
  EROFS: 'the file system is read-only. Choose another folder',
  ENOTDIR: 'a part of the path is a file. Choose another folder',
  EEXIST: 'there is a file in its place. Choose another folder',
  EISDIR: 'there is a folder in its place. Choose another folder',
};

/** Does something to a file below the folder of results; what the system refuses becomes one clear line. */
export function writing<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new OutError(`${path} cannot be written: ${REASONS[code] ?? message}.`, !FAULTS_OF_THE_DISK.includes(code)); // prettier-ignore
  }
}
