// What a page's own strings are worth: names on one line, hosts out of URLs.

/** A name fit to show: one line, at most 200 characters, with a letter in it; else null. */
export function cleanName(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const name = value
    .slice(0, 1000)
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  return name.length > 1 && name.length <= 200 && /\p{L}/u.test(name) ? name : null;
}

/** The host of an http(s) URL, lower case, without port and user; null if it has no dot or is an address of numbers. */
export function hostOfUrl(url: unknown): string | null {
  if (typeof url !== 'string') return null;
  const host = /^(?:https?:)?\/\/(?:[^/?#@\s]{0,200}@)?([^/?#:\s@]{3,253})/i
    .exec(url.slice(0, 600))?.[1]
    ?.toLowerCase()
    .replace(/\.$/, '');
  if (host === undefined || /\.\d+$/.test(host)) return null;
  return /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]+$/u.test(host)
    ? host
    : null;
}
