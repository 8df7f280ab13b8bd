import { Button } from '../button/Button.tsx';
import { Checkbox } from '../field/Checkbox.tsx';
import { Badge } from '../sign/Badge.tsx';
import { Monogram } from '../sign/Monogram.tsx';
import { State } from '../sign/State.tsx';
import { listedWords } from './listed-words.ts';
import type { PageRowView, RowState } from './page-row.ts';

export interface PageRowProps {
  row: PageRowView;
  selected: boolean;
  onSelect: (selected: boolean) => void;
  /** Opens its card. */
  onOpen: () => void;
  onDomain: () => void;
  /** Pointed at, or focused. */
  onPoint: () => void;
  onLeave: () => void;
}

function End({ state, onDomain }: { state: RowState; onDomain: () => void }) {
  switch (state.kind) {
    case 'state':
      return (
        <State kind={state.state} title={state.why ?? undefined}>
          {state.text}
        </State>
      );
    case 'guess':
      return (
        <Badge tone="outline" title={state.why}>
          {state.sure}
        </Badge>
      );
    case 'no-domain':
      return (
        <Button size="small" onClick={onDomain}>
          Add domain
        </Button>
      );
    case 'value':
      return (
        <>
          {state.value !== null && <b class={state.stale ? 't-stale' : undefined}>{state.value}</b>}
          <span class="t-micro">{state.stale ? `${state.age}, stale` : state.age}</span>
        </>
      );
  }
}

/** `<PageRow row={row} selected={…} … />`: 48 px; the name opens the card, pointing shows it on the page. */
export function PageRow(props: PageRowProps) {
  const { row, selected, onSelect, onOpen, onDomain, onPoint, onLeave } = props;
  const under = row.domain
    ? [row.guessed ? `${row.domain}, guessed` : row.domain, row.fact, listedWords(row.lists)]
    : ['No domain found', listedWords(row.lists)];
  return (
    <li
      class="PageRow"
      data-selected={selected || undefined}
      onPointerEnter={onPoint}
      onPointerLeave={onLeave}
      onFocusIn={onPoint}
      onFocusOut={onLeave}
    >
      <Checkbox label={`Select ${row.name}`} hideLabel checked={selected} onChecked={onSelect} />
      <Monogram name={row.name} domain={row.guessed ? undefined : (row.domain ?? undefined)} size="middle" />
      <button type="button" class="PageRow-open" onClick={onOpen}>
        <span class="PageRow-name clip">
          {row.name}
          {row.times && <span class="PageRow-times">{row.times}</span>}
        </span>
        <span class="PageRow-under clip">{under.filter(Boolean).join(' · ')}</span>
      </button>
      <div class="PageRow-end">
        <End state={row.state} onDomain={onDomain} />
      </div>
    </li>
  );
}
