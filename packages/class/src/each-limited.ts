/** Does something to each element, at most `lanes` at a time, in their order. The first failure ends it, once what runs has ended. */
export async function eachLimited<T>(elements: Iterable<T>, lanes: number, act: (element: T) => Promise<void>) {
  const rest = elements[Symbol.iterator]();
  let failed = false;
  const lane = async () => {
    for (let next = rest.next(); !failed && !next.done; next = rest.next()) {
      await act(next.value).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  const failure = ended.find((lane) => lane.status === 'rejected');
  if (failure) throw failure.reason;
}
