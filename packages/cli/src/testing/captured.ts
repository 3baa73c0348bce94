/** What some work writes to a stream while it runs. */
export async function captured(
  stream: 'stdout' | 'stderr',
  work: () => unknown,
  given: { isTTY?: boolean; columns?: number } = {},
): Promise<string> {
  const { isTTY, columns, write } = process[stream];
  let text = '';
  const replaced = { isTTY: false, columns: undefined, ...given, write: (chunk: string) => Boolean((text += chunk)) };
  Object.assign(process[stream], replaced);
  try {
    await work();
  } finally {
    Object.assign(process[stream], { isTTY, columns, write });
  }
  return text;
}
