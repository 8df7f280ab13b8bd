/** Puts another name for a secret wherever a definition names it: in templates, and in its authentication. */

const NAMED_BY = new Set(['secret', 'clientSecret', 'refreshSecret']);

/** A copy of plain data; the name is exact, so `key` does not touch `key-2`. */
export const renameSecret = (value: unknown, from: string, to: string): unknown => {
  if (from === to) return value;
  if (typeof value === 'string')
    return value.replaceAll(/\{\{\s*secret\.([a-z0-9_-]+)\s*\}\}/g, (braces, name) =>
      name === from ? `{{secret.${to}}}` : braces,
    );
  if (Array.isArray(value)) return value.map(each => renameSecret(each, from, to));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      NAMED_BY.has(key) && each === from ? to : renameSecret(each, from, to),
    ]),
  );
};
