import { useEffect, useState } from 'preact/hooks';

/** Reads once for these `deps`; null until then, and when it fails. */
export function useOnce<T>(read: () => Promise<T>, deps: readonly unknown[]): T | null {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    let stopped = false;
    setValue(null);
    read().then(
      found => stopped || setValue(found),
      () => undefined,
    );
    return () => {
      stopped = true;
    };
  }, [...deps]);
  return value;
}
