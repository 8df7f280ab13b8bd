/** Two letters and a pale hue in place of a favicon, which would have to be fetched. Hue 0 is for a guess. */
export interface MonogramMark {
  letters: string;
  hue: 0 | 1 | 2 | 3 | 4 | 5;
}

const HUES = [1, 2, 3, 4, 5] as const;

/** FNV-1a over UTF-16 code units: small, stable between versions, evenly spread over five. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return (h ^ (h >>> 15)) >>> 0;
}

/** Initials of the first two words, or the first two letters of the only one; `?` without a domain. */
export function monogram(name: string, domain: string | undefined): MonogramMark {
  if (!domain) return { letters: '?', hue: 0 };
  // Only the start is read: a name from a page may be of any length.
  const words = (name.trim() || domain).slice(0, 200).match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first = '', second] = words;
  const letters = second ? `${[...first][0] ?? ''}${[...second][0] ?? ''}` : [...first].slice(0, 2).join('');
  return { letters: letters.toUpperCase() || '?', hue: HUES[hash(domain.toLowerCase()) % 5] ?? 1 };
}
