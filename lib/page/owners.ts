import { ownerOf } from '../core/detect/company-key.ts';

/** Names whose domains are kept, of a page that grows without end. */
const MOST_NAMES = 4000;

/** Whose the hosts on the page are: as its structure says, or else by the label that someone registered. */
export interface Owners {
  /** The page's structure says that the name of this key has this host. */
  say(key: string, host: string, confidence: number): void;
  /** @returns the key of the name that this host is called like, where no other host is */
  add(host: string): string | null;
  drop(host: string): void;
  /** What the page says of the name of this key, or the one host that is called like it. */
  hostOf(key: string): string | null;
  clear(): void;
}

export function createOwners(): Owners {
  const hosts = new Map<string, Set<string>>();
  const said = new Map<string, { readonly host: string; readonly confidence: number }>();
  return {
    say: (key, host, confidence) => {
      if ((said.get(key)?.confidence ?? 0) < confidence) said.set(key, { host, confidence });
      keepNewest(said);
    },
    add: host => {
      const key = keyOf(host);
      if (key === null) return null;
      const alike = hosts.get(key)?.add(host) ?? new Set([host]);
      hosts.set(key, alike);
      keepNewest(hosts);
      return alike.size === 1 ? key : null;
    },
    drop: host => {
      const key = keyOf(host);
      const alike = key === null ? undefined : hosts.get(key);
      alike?.delete(host);
      if (key !== null && alike?.size === 0) hosts.delete(key);
    },
    hostOf: key => {
      const [only, other] = hosts.get(key) ?? [];
      return said.get(key)?.host ?? (other === undefined ? (only ?? null) : null);
    },
    clear: () => {
      hosts.clear();
      said.clear();
    },
  };
}

function keepNewest(names: Map<string, unknown>): void {
  if (names.size > MOST_NAMES) for (const oldest of names.keys()) if (names.delete(oldest)) break;
}

/** Short names are many companies'. */
function keyOf(host: string): string | null {
  const owner = ownerOf(host);
  return owner.length < 4 ? null : `n:${owner}`;
}
