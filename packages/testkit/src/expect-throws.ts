import { formatValue } from './format-value';
import type { Refusal } from './matchers/matchers';
import { RemoteError } from './remote/errors';

/**
 * Expects student code to refuse an input by throwing an Error.
 *
 * @param what the reason it must, for the message: "axis 2 of a rank-2 tensor"
 */
export async function expectThrows(call: Promise<unknown>, what: string): Promise<void> {
  const outcome = await call.then(
    (value): Refusal => ({ threw: false, returned: formatValue(value) }),
    (error: unknown): Refusal => {
      if (error instanceof RemoteError && error.kind === 'thrown' && !isSlip(error)) return { threw: true };
      throw error;
    },
  );
  expect(outcome).toRefuse(what);
}

/** A slip of the pen throws, too, but refuses nothing. */
function isSlip({ studentName, studentMessage }: RemoteError): boolean {
  return studentName === 'ReferenceError' || /is not a function|reading '|does not export/.test(studentMessage);
}
