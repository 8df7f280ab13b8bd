import { FieldRow } from './FieldRow.tsx';
import type { CompanyView, FieldView, NextView, Provenance } from './view.ts';
import { type ValueActions, WhyBox } from './WhyBox.tsx';

export interface CompanyFieldsProps {
  view: CompanyView;
  /** The field whose source is shown, and what is known of it; null while it is read. */
  open: { key: string; provenance: Provenance | null } | null;
  onWhy: (field: FieldView) => void;
  onNext: (next: NextView) => void;
  valueActions: ValueActions;
}

const endOf = ({ source, age, stale, state }: FieldView): string | undefined => {
  if (state === 'asking' || state === 'none') return source;
  return [source, age, stale && 'stale'].filter(Boolean).join(', ');
};

/** One column of all fields, each with its source and age at the right: the popup's way. */
export function CompanyFields({ view, open, onWhy, onNext, valueActions }: CompanyFieldsProps) {
  return (
    <dl class="CompanyFields">
      {view.groups.flatMap(group =>
        group.fields.map(field => (
          <FieldRow
            key={field.key}
            field={field}
            end={endOf(field)}
            open={open?.key === field.key}
            why={open && <WhyBox provenance={open.provenance} field={field} actions={valueActions} />}
            onWhy={onWhy}
            onNext={onNext}
          />
        )),
      )}
    </dl>
  );
}
