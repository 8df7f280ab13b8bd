/** Which field shows its source. */
import { useState } from 'preact/hooks';
import type { FieldView, Provenance } from '../../components/company/view.ts';
import { useScreen } from './screen.ts';

export interface WhyState {
  readonly open: { key: string; provenance: Provenance | null } | null;
  toggle(field: FieldView): void;
}

/** @param about the company: another one starts closed. */
export function useWhy(about: string | null): WhyState {
  const { door, fail } = useScreen();
  const [shown, setShown] = useState<{ about: string | null; at: WhyState['open'] }>({ about, at: null });
  const open = shown.about === about ? shown.at : null;
  const setOpen = (at: WhyState['open']): void => setShown({ about, at });
  const toggle = (field: FieldView): void => {
    if (open?.key === field.key) {
      setOpen(null);
      return;
    }
    setOpen({ key: field.key, provenance: null });
    door
      .why(field)
      .then(provenance =>
        setShown(now => (now.at?.key === field.key ? { ...now, at: { key: field.key, provenance } } : now)),
      )
      .catch(fail);
  };
  return { open, toggle };
}
