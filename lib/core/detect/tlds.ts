import { parse } from 'tldts';

/** Bounds what is kept of texts full of dots. */
const MOST_KEPT = 5000;
const kept = new Map<string, boolean>();

/**
 * Whether a lower-case label is a top-level domain, by the registries' part of the Public Suffix List. An A-label (`xn--…`)
 * is taken on trust. Some countries (za) have rules for what stands below them alone.
 */
export function isTld(label: string): boolean {
  const known = kept.get(label);
  if (known !== undefined) return known;
  const is = label.startsWith('xn--') || isSuffix(`a.${label}`) || isSuffix(`a.co.${label}`);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(label, is);
  return is;
}

const isSuffix = (host: string): boolean => parse(host, { validateHostname: false }).isIcann === true;
