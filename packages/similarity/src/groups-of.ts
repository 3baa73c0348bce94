/** Those whom pairs connect, directly or through others; the largest group first, ids in their order. */
export function groupsOf(pairs: readonly { readonly left: string; readonly right: string }[]): string[][] {
  const groupOf = new Map<string, Set<string>>();
  for (const { left, right } of pairs) {
    const group = groupOf.get(left) ?? new Set([left]);
    for (const id of groupOf.get(right) ?? [right]) group.add(id);
    for (const id of group) groupOf.set(id, group);
  }
  return [...new Set(groupOf.values())].map((group) => [...group].sort()).sort((a, b) => b.length - a.length);
}
