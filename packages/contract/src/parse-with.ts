import { z } from 'zod';

/** A file or message does not have the form it must have. The message names file and field. */
export class ContractError extends Error {
  override readonly name: string = 'ContractError';
}

/** A file that whoever gives the command wrote or chose is not as it must be: wrong usage, and no fault of ours. */
export class InputError extends ContractError {
  override readonly name = 'InputError';
}

/**
 * Parses text that crossed a border.
 *
 * @throws {ContractError} naming the file, the field, and what is wrong with it
 */
export function parseWith<T extends z.ZodType>(schema: T, text: string, source: { file: string }): z.infer<T> {
  const result = schema.safeParse(parseJson(text, source.file));
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `  ${fieldName(issue.path)}: ${issue.message}`);
  throw new ContractError(`${source.file} is not valid:\n${problems.join('\n')}`);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ContractError(`${file} is not JSON: ${(cause as Error).message}`, { cause });
  }
}

function fieldName(path: PropertyKey[]): string {
  if (path.length === 0) return '(whole file)';
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}
