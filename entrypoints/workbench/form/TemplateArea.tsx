/** A template of several lines, such as a JSON body: its variables painted, and names offered where the caret is. */
import { useRef } from 'preact/hooks';
import { OfferList } from './OfferList.tsx';
import { Painted } from './Painted.tsx';
import { useOffer } from './use-offer.ts';

export interface TemplateAreaProps {
  value: string;
  onValue: (value: string) => void;
  rows: number;
  id?: string;
  'aria-invalid'?: true;
  'aria-describedby'?: string;
}

export function TemplateArea({ value, onValue, ...rest }: TemplateAreaProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const paint = useRef<HTMLDivElement>(null);
  // The paint is laid out as the field is, and unlike it can say where a letter stands.
  const anchor = (element: HTMLTextAreaElement, at: number) =>
    rectAt(paint.current, at) ?? element.getBoundingClientRect();
  const offer = useOffer({ field, onValue, anchor });
  const { wire } = offer;
  return (
    <div class="Template">
      <div ref={paint} class="Template-paint Template-lines" aria-hidden="true">
        <Painted text={value} />
        {'\n'}
      </div>
      <textarea
        {...rest}
        {...wire}
        ref={field}
        class="Input"
        data-code=""
        autocapitalize="off"
        spellcheck={false}
        value={value}
        onInput={event => {
          onValue(event.currentTarget.value);
          wire.onInput();
        }}
        onScroll={event => {
          if (paint.current) paint.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
      <OfferList offer={offer} />
    </div>
  );
}

/** Where a letter of a painted text stands in the window. @param at counted in UTF-16 units */
function rectAt(paint: Element | null, at: number): DOMRect | null {
  if (!paint) return null;
  const walker = document.createTreeWalker(paint, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node.textContent ?? '';
    if (at <= before + length) {
      const range = document.createRange();
      range.setStart(node, at - before);
      range.collapse(true);
      return range.getBoundingClientRect();
    }
    before += length;
  }
  return null;
}
