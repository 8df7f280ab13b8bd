/** A one-line template: its variables painted, and names offered after `{{`. */
import { useRef } from 'preact/hooks';
import { OfferList } from './OfferList.tsx';
import { Painted } from './Painted.tsx';
import { useOffer } from './use-offer.ts';

export interface TemplateInputProps {
  value: string;
  onValue: (value: string) => void;
  id?: string;
  placeholder?: string;
  'aria-label'?: string;
  'aria-invalid'?: true;
  'aria-describedby'?: string;
  required?: true;
  autofocus?: boolean;
  onBlur?: () => void;
}

export function TemplateInput({ value, onValue, onBlur, ...rest }: TemplateInputProps) {
  const field = useRef<HTMLInputElement>(null);
  const paint = useRef<HTMLDivElement>(null);
  const offer = useOffer({ field, onValue, onBlur, anchor: element => element });
  const { wire } = offer;
  return (
    <span class="Template">
      <div ref={paint} class="Template-paint" aria-hidden="true">
        <Painted text={value} />
      </div>
      <input
        {...rest}
        {...wire}
        ref={field}
        class="Input"
        data-code=""
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        role="combobox"
        aria-expanded={offer.offered.length > 0}
        value={value}
        onInput={event => {
          onValue(event.currentTarget.value);
          wire.onInput();
        }}
        onScroll={event => {
          if (paint.current) paint.current.scrollLeft = event.currentTarget.scrollLeft;
        }}
      />
      <OfferList offer={offer} />
    </span>
  );
}
