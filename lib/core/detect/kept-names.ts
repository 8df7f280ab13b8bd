import * as v from 'valibot';
import { base64OfBytes, bytesOfBase64 } from '../request/web.ts';
import { isAccountIndex } from './account-index.ts';

/** The names of the user's lists, ready to be found in texts. */
export interface ListedNames {
  /** Of which state of the lists. */
  readonly stamp: string;
  /** An account index. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Folded name to domain: a company's domain is told by the user's own rows, never guessed. */
  readonly domains: ReadonlyMap<string, string>;
  /** Domains of rows without a name. */
  readonly nameless: ReadonlySet<string>;
}

const keptSchema = v.object({
  stamp: v.string(),
  index: v.string(),
  /** Name, domain, name, domain … */
  domains: v.array(v.string()),
  nameless: v.array(v.string()),
});

/** As text, for a memory that holds nothing else. */
export const keptNames = ({ stamp, bytes, domains, nameless }: ListedNames): string =>
  JSON.stringify({
    stamp,
    index: base64OfBytes(bytes),
    domains: [...domains].flat(),
    nameless: [...nameless],
  });

/** Null where the text is none of ours, or of another state of the lists. */
export function readKeptNames(text: string | null, stamp: string): ListedNames | null {
  if (text === null) return null;
  try {
    const kept = v.parse(keptSchema, JSON.parse(text));
    const bytes = bytesOfBase64(kept.index);
    if (kept.stamp !== stamp || !isAccountIndex(bytes)) return null;
    const domains = new Map<string, string>();
    for (let i = 0; i + 1 < kept.domains.length; i += 2)
      domains.set(kept.domains[i] ?? '', kept.domains[i + 1] ?? '');
    return { stamp, bytes, domains, nameless: new Set(kept.nameless) };
  } catch {
    return null;
  }
}
