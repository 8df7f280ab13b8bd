/** A part of a page that comes after the first paint. */
import { useEffect, useState } from 'preact/hooks';

/** Null until it is here. `load` must be the same function at each drawing. */
export function useLazy<T>(load: () => Promise<T>): T | null {
  const [part, setPart] = useState<{ readonly loaded: T } | null>(null);
  useEffect(() => {
    void load().then(loaded => setPart({ loaded }));
  }, [load]);
  return part?.loaded ?? null;
}
