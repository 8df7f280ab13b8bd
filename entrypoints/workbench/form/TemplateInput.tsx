/** A one-line template: its variables painted, and names offered after `{{`. */
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { placeUnder } from '../../../components/menu/place.ts';
import { FILTER_WORDS } from '../../../lib/core/template/filters.ts';
import { parseTemplate } from '../../../lib/core/template/parse.ts';
import { type Suggestion, useVariables } from './variables.ts';

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

interface Opened {
  /** Where what is taken goes: behind the braces, or behind the last `|` within them. */
  readonly at: number;
  readonly typed: string;
  readonly what: 'name' | 'filter';
}

/** What was typed of a name (`{{do`) or of a filter (`{{domain | lo`); null when the caret is elsewhere. */
const openAt = (text: string, caret: number): Opened | null => {
  const braces = text.lastIndexOf('{{', caret - 1);
  if (braces < 0 || caret < braces + 2) return null;
  const inside = text.slice(braces + 2, caret);
  const bar = inside.lastIndexOf('|');
  const typed = inside.slice(bar + 1);
  if (inside.includes('}}') || !/^[\w .-]*$/.test(typed) || typed.includes('  ')) return null;
  return { at: braces + 2 + bar + 1, typed: typed.trim(), what: bar < 0 ? 'name' : 'filter' };
};

const FILTERS: readonly Suggestion[] = Object.entries(FILTER_WORDS).map(([name, sample]) => ({
  name,
  sample,
  from: 'filter',
}));

const MOST = 10;

export function TemplateInput({ value, onValue, onBlur, ...rest }: TemplateInputProps) {
  const { suggestions } = useVariables();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const paint = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<Opened | null>(null);
  const [chosen, setChosen] = useState(0);
  const offered = open
    ? (open.what === 'name' ? suggestions : FILTERS)
        .filter(one => one.name.toLowerCase().includes(open.typed.toLowerCase()))
        .slice(0, MOST)
    : [];
  const shown = offered.length > 0;

  const look = () => {
    const element = input.current;
    const caret = element?.selectionStart ?? 0;
    const next = element ? openAt(element.value, caret) : null;
    const closed = next && /^[^{]*\}\}/.test(element?.value.slice(caret) ?? '') && next.typed !== '';
    setOpen(closed ? null : next);
    setChosen(0);
  };
  const close = () => setOpen(null);
  useLayoutEffect(() => {
    const float = list.current;
    if (!float) return;
    if (shown) {
      float.showPopover();
      if (input.current) placeUnder(float, input.current);
    } else if (float.matches(':popover-open')) float.hidePopover();
  }, [shown, offered.length]);
  const take = (one: Suggestion) => {
    const element = input.current;
    if (!element || !open) return;
    const caret = element.selectionStart ?? value.length;
    const tail = value.slice(caret).replace(/^\s*\}\}/, '');
    const lead = open.what === 'name' ? '' : ' ';
    const head = `${value.slice(0, open.at)}${lead}${one.name}}}`;
    onValue(head + tail);
    close();
    requestAnimationFrame(() => element.setSelectionRange(head.length, head.length));
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

  return (
    <span class="Template">
      <div ref={paint} class="Template-paint" aria-hidden="true">
        <Painted text={value} />
      </div>
      <input
        {...rest}
        ref={input}
        class="Input"
        data-code=""
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${id}-names`}
        aria-activedescendant={shown ? `${id}-name-${chosen}` : undefined}
        value={value}
        onInput={event => {
          onValue(event.currentTarget.value);
          look();
        }}
        onClick={look}
        onKeyDown={onKeyDown}
        onScroll={event => {
          if (paint.current) paint.current.scrollLeft = event.currentTarget.scrollLeft;
        }}
        onBlur={() => {
          close();
          onBlur?.();
        }}
      />
      <div
        ref={list}
        id={`${id}-names`}
        popover="manual"
        role="listbox"
        aria-label={open?.what === 'filter' ? 'Filters' : 'Variables'}
        class="Menu Float Template-names"
      >
        {offered.map((one, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, which names its active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the input's
          <div
            key={one.name}
            id={`${id}-name-${index}`}
            role="option"
            aria-selected={index === chosen}
            class="Template-name"
            onMouseDown={event => event.preventDefault()}
            onClick={() => take(one)}
          >
            <code class="tone-teal">{one.name}</code>
            <span class="clip t-soft">{one.sample}</span>
            <span class="t-micro">{one.from}</span>
          </div>
        ))}
      </div>
    </span>
  );
}

function Painted({ text }: { text: string }) {
  const { isKnown } = useVariables();
  const parsed = parseTemplate(text);
  if (!parsed.ok) {
    const { at, end } = parsed.problem;
    return (
      <>
        {text.slice(0, at)}
        <span class="Template-token" data-kind={parsed.problem.kind === 'unclosed' ? 'variable' : 'unknown'}>
          {text.slice(at, end)}
        </span>
        {text.slice(end)}
      </>
    );
  }
  return parsed.template.parts.map(part => {
    const written = text.slice(part.at, part.end);
    if (part.kind === 'literal') return written;
    const kind = part.secret ? 'secret' : isKnown(part.name) ? 'variable' : 'unknown';
    return (
      <span key={part.at} class="Template-token" data-kind={kind}>
        {written}
      </span>
    );
  });
}
