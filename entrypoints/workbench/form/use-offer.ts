/** The list of names under a template that is being written: opened by `{{`, walked by the arrows, taken by Enter or Tab. */
import type { RefObject } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Anchor, placeUnder } from '../../../components/menu/place.ts';
import { type Opened, offeredFor, openAt, taken } from './offer.ts';
import { type Suggestion, useVariables } from './variables.ts';

/** The field that the template is written in. */
export type TemplateElement = HTMLInputElement | HTMLTextAreaElement;

export interface Offer {
  readonly id: string;
  readonly list: RefObject<HTMLDivElement | null>;
  /** Empty while nothing is offered. */
  readonly offered: readonly Suggestion[];
  readonly chosen: number;
  readonly what: Opened['what'];
  take(one: Suggestion): void;
  /** For the field itself. */
  readonly wire: {
    readonly 'aria-autocomplete': 'list';
    readonly 'aria-controls': string;
    readonly 'aria-activedescendant': string | undefined;
    onInput(): void;
    onClick(): void;
    onKeyDown(event: KeyboardEvent): void;
    onBlur(): void;
  };
}

interface Options<E extends TemplateElement> {
  readonly field: RefObject<E | null>;
  readonly onValue: (value: string) => void;
  readonly onBlur?: (() => void) | undefined;
  /** What the list stands under; `at` is where the name begins in the text. */
  readonly anchor: (field: E, at: number) => Anchor;
}

export function useOffer<E extends TemplateElement>({ field, onValue, onBlur, anchor }: Options<E>): Offer {
  const { suggestions } = useVariables();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<Opened | null>(null);
  const [chosen, setChosen] = useState(0);
  const offered = open ? offeredFor(open, suggestions) : [];
  const shown = offered.length > 0;

  const look = () => {
    const element = field.current;
    setOpen(element && openAt(element.value, element.selectionStart ?? 0));
    setChosen(0);
  };
  const close = () => setOpen(null);
  useLayoutEffect(() => {
    const float = list.current;
    if (!float) return;
    if (shown) {
      float.showPopover();
      if (field.current) placeUnder(float, anchor(field.current, open?.at ?? 0));
    } else if (float.matches(':popover-open')) float.hidePopover();
  }, [shown, offered.length, open?.at]);
  const take = (one: Suggestion) => {
    const element = field.current;
    if (!element || !open) return;
    const { text, caret } = taken(element.value, element.selectionStart ?? element.value.length, open, one);
    onValue(text);
    close();
    // The new text is drawn first, which would put the caret at its end.
    requestAnimationFrame(() => element.setSelectionRange(caret, caret));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!shown) return;
    const pick = offered[chosen];
    if (event.key === 'ArrowDown') setChosen((chosen + 1) % offered.length);
    else if (event.key === 'ArrowUp') setChosen((chosen + offered.length - 1) % offered.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && pick && !event.ctrlKey && !event.metaKey)
      take(pick);
    else if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else return;
    event.preventDefault();
  };
  return {
    id,
    list,
    offered,
    chosen,
    what: open?.what ?? 'name',
    take,
    wire: {
      'aria-autocomplete': 'list',
      'aria-controls': `${id}-names`,
      'aria-activedescendant': shown ? `${id}-name-${chosen}` : undefined,
      onInput: look,
      onClick: look,
      onKeyDown,
      onBlur: () => {
        close();
        onBlur?.();
      },
    },
  };
}
