import { Check, Copy, ListPlus, PanelRight, RefreshCw, Search } from 'lucide-preact';
import { Button } from '../button/Button.tsx';
import { IconButton } from '../button/IconButton.tsx';
import { SplitButton } from '../button/SplitButton.tsx';
import type { MenuEntry } from '../menu/Menu.tsx';

export interface CompanyActionsProps {
  /** Is something known? Then adding is the next thing; else looking up is. */
  known: boolean;
  busy: boolean;
  /** Where a press adds it; null makes the first list. */
  list: string | null;
  /** It is in that list already. */
  listed: boolean;
  /** The other lists, and a new one. */
  lists: readonly MenuEntry[];
  /** `Refresh · 1 credit`, `Look up · 3 credits`. */
  ask: string;
  /** Which it asks, or why it cannot. */
  askTitle: string;
  askBlocked: string | false;
  onAdd: () => void;
  onAsk: (event: MouseEvent) => void;
  onCopy?: () => void;
  onPanel?: () => void;
}

/** Where its price has more letters, what asks comes last or first, so that it alone goes to a line of its own. */
const LONGEST_ASK = 22;

/** The card's foot: add, ask, copy, panel. One primary: looking up while nothing is known, adding from then on. */
export function CompanyActions(props: CompanyActionsProps) {
  const { known, busy, list, listed, lists, ask, askTitle, askBlocked } = props;
  const blocked = busy ? 'Being asked now' : askBlocked;
  const refresh = (
    <Button
      size="small"
      kind={known ? 'plain' : 'primary'}
      icon={known ? RefreshCw : Search}
      title={askTitle}
      disabled={blocked}
      onClick={props.onAsk}
    >
      {ask}
    </Button>
  );
  const add = (
    <SplitButton
      size="small"
      kind={known && !listed ? 'primary' : 'standard'}
      icon={listed ? Check : ListPlus}
      items={lists}
      menuLabel="Choose a list"
      title={list ? (listed ? `In ${list}` : `Add to ${list}`) : 'Makes your first list'}
      disabled={listed ? `It is in ${list ?? 'the list'}` : false}
      onClick={props.onAdd}
    >
      {listed ? 'In list' : 'Add to list'}
    </SplitButton>
  );
  const copy = props.onCopy && (
    <Button size="small" kind="plain" icon={Copy} onClick={props.onCopy}>
      Copy
    </Button>
  );
  const panel = props.onPanel && (
    <span class="push">
      <IconButton icon={PanelRight} label="Open side panel" size="small" onClick={props.onPanel} />
    </span>
  );
  const rest = (
    <span class="row">
      {add}
      {copy}
    </span>
  );
  return (
    <div class="CompanyActions">
      {ask.length > LONGEST_ASK
        ? known
          ? [rest, refresh]
          : [refresh, rest]
        : known
          ? [add, refresh, copy]
          : [refresh, add, copy]}
      {panel}
    </div>
  );
}
