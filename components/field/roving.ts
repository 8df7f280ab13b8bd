/** The index an arrow, Home or End leads to among `count` in a row, going round; undefined for any other key. */
export function roveTo(key: string, now: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'ArrowRight' || key === 'ArrowDown') return (now + 1) % count;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (now - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
