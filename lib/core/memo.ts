/** What a text comes to, worked out once: a run asks the same of the same few templates, row by row. */

/**
 * @param size texts that are remembered; when there are more, all are forgotten
 * @param make pure; what it gives is shared, so nobody changes it
 */
export function memo<Made>(size: number, make: (text: string) => Made): (text: string) => Made {
  const known = new Map<string, Made>();
  return text => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = make(text);
    if (known.size >= size) known.clear();
    known.set(text, made);
    return made;
  };
}
