import { ownerOf } from '../core/detect/company-key.ts';

/** Hosts that are on the page, by the label that someone registered. */
export interface Owners {
  /** @returns the key of the name that this host is called like, where no other host is */
  add(host: string): string | null;
  drop(host: string): void;
  /** The one host that is called like the name of this key. */
  hostOf(key: string): string | null;
  clear(): void;
}

export function createOwners(): Owners {
  const hosts = new Map<string, Set<string>>();
  return {
    add: host => {
      const key = keyOf(host);
      if (key === null) return null;
      const alike = hosts.get(key)?.add(host) ?? new Set([host]);
      hosts.set(key, alike);
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
      return other === undefined ? (only ?? null) : null;
    },
    clear: () => hosts.clear(),
  };
}

/** Short names are many companies'. */
function keyOf(host: string): string | null {
  const owner = ownerOf(host);
  return owner.length < 4 ? null : `n:${owner}`;
}
