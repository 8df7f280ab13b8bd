/** Of an imported call: the company that it was about, and where its domain or name becomes a variable. */
import { Checkbox } from '../../../components/field/Checkbox.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import type { Company, Offer } from '../../../lib/core/curl/vary.ts';

export interface ImportVaryProps {
  company: Company;
  onCompany: (company: Company) => void;
  offers: readonly Offer[];
  /** Those that the person does not want. */
  left: ReadonlySet<string>;
  onLeft: (left: ReadonlySet<string>) => void;
}

export const offerId = ({ field, at }: Offer): string => `${field} ${at}`;

const placeOf = ({ field }: Offer): string => {
  if (field === 'url') return 'in the address';
  return field.startsWith('parameters') ? 'in a parameter' : 'in the body';
};

export function ImportVary({ company, onCompany, offers, left, onLeft }: ImportVaryProps) {
  return (
    <fieldset class="Form">
      <legend class="Field-label">Which company was it about?</legend>
      <div class="Form-grid">
        <Field label="Its domain">
          {wire => (
            <TextInput
              {...wire}
              code
              placeholder="acme.example"
              value={company.domain ?? ''}
              onValue={domain => onCompany({ ...company, domain })}
            />
          )}
        </Field>
        <Field label="Its name">
          {wire => (
            <TextInput
              {...wire}
              placeholder="Acme"
              value={company.name ?? ''}
              onValue={name => onCompany({ ...company, name })}
            />
          )}
        </Field>
      </div>
      {offers.map(offer => (
        <Checkbox
          key={offerId(offer)}
          label={
            <>
              <code>{`{{${offer.variable}}}`}</code> in the place of <b>{offer.text}</b>, {placeOf(offer)}
            </>
          }
          checked={!left.has(offerId(offer))}
          onChecked={on => {
            const next = new Set(left);
            if (on) next.delete(offerId(offer));
            else next.add(offerId(offer));
            onLeft(next);
          }}
        />
      ))}
      {offers.length === 0 && (
        <p class="Field-help">Neither stands in the call. Put {'{{domain}}'} where the company belongs.</p>
      )}
    </fieldset>
  );
}
