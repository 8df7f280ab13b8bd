import { ArrowRight, ChevronDown, ChevronRight } from 'lucide-preact';
import { useId, useMemo, useRef, useState } from 'preact/hooks';
import { Icon } from '../sign/Icon.tsx';
import { useVirtualRows } from '../table/useVirtualRows.ts';
import { type JsonPath, writeJsonPath } from './jsonPath.ts';
import { type TreeRow, treeRows, writeLeaf } from './treeRows.ts';

export interface JsonTreeProps {
  label: string;
  /** A parsed JSON value. */
  value: unknown;
  /** Enter or a press on a value: its place, the same as JSONPath, and the row it stands in. */
  onPick?: (picked: { path: JsonPath; jsonPath: string; value: unknown; row: HTMLElement }) => void;
  /** What a place already fills, by JSONPath: `→ Employees`. */
  mapped?: ReadonlyMap<string, string>;
}

const ROW_HEIGHT = 20;
const DEEPEST = 24;

/** `<JsonTree label="Answer" value={json} onPick={…} mapped={…} />`: virtual; arrows open, close and move; Enter picks. */
export function JsonTree({ label, value, onPick, mapped }: JsonTreeProps) {
  const id = useId();
  const tree = useRef<HTMLDivElement>(null);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(0);
  const rows = useMemo(() => treeRows(value, toggled), [value, toggled]);
  const { items, height, scrollTo } = useVirtualRows(tree, rows.length, ROW_HEIGHT);
  const active = Math.min(at, rows.length - 1);
  const shown = items.some(item => item.index === active);

  const toggle = (row: TreeRow) => {
    const next = new Set(toggled);
    if (!next.delete(row.id)) next.add(row.id);
    setToggled(next);
  };
  const go = (index: number) => {
    const to = Math.max(0, Math.min(index, rows.length - 1));
    setAt(to);
    scrollTo(to);
  };
  const pick = (row: TreeRow, index: number) => {
    const element = document.getElementById(`${id}-${index}`);
    if (element)
      onPick?.({ path: row.path, jsonPath: writeJsonPath(row.path), value: row.value, row: element });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[active];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((tree.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    if (event.key === 'ArrowDown') go(active + 1);
    else if (event.key === 'ArrowUp') go(active - 1);
    else if (event.key === 'PageDown') go(active + page);
    else if (event.key === 'PageUp') go(active - page);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(rows.length - 1);
    else if (event.key === 'ArrowRight') {
      if (row.open) go(active + 1);
      else if (row.size) toggle(row);
    } else if (event.key === 'ArrowLeft') {
      if (row.open) toggle(row);
      else go(rows.findLastIndex((other, i) => i < active && other.depth < row.depth));
    } else if (event.key === 'Enter') pick(row, active);
    else if (event.key === ' ') {
      if (row.size) toggle(row);
    } else return;
    event.preventDefault();
  };

  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const index = Number(event.target.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? Number.NaN);
    const row = rows[index];
    if (!row) return;
    setAt(index);
    if (row.size && !event.target.closest('.Tree-value')) toggle(row);
    else pick(row, index);
  };

  return (
    <div
      ref={tree}
      class="Tree"
      role="tree"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={shown ? `${id}-${active}` : undefined}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div role="none" style={{ position: 'relative', height: `${height}px` }}>
        {items.map(item => {
          const row = rows[item.index];
          if (!row) return null;
          const fills = mapped?.get(writeJsonPath(row.path));
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the tree has the one tab stop and names its active line
            <div
              key={row.id}
              id={`${id}-${item.index}`}
              class="Tree-row"
              role="treeitem"
              aria-level={row.depth + 1}
              aria-expanded={row.size ? row.open : undefined}
              aria-posinset={row.position}
              aria-setsize={row.siblings}
              aria-selected={item.index === active}
              data-index={item.index}
              data-at={item.index === active || undefined}
              data-mapped={fills ? '' : undefined}
              style={{ '--level': Math.min(row.depth, DEEPEST), top: `${item.start}px` }}
            >
              <TreeLine row={row} />
              {fills && (
                <span class="Tree-note">
                  <Icon of={ArrowRight} size="badge" label="fills" />
                  {fills}
                </span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function TreeLine({ row }: { row: TreeRow }) {
  const { key, value, size, open } = row;
  const name = key === undefined ? '$' : String(key).slice(0, 200);
  if (size === undefined) {
    return (
      <>
        <span class="Tree-key" data-leaf="">
          {name}:
        </span>
        <span class="Tree-value">{writeLeaf(value)}</span>
      </>
    );
  }
  const counted = Array.isArray(value)
    ? `${size} ${size === 1 ? 'item' : 'items'}`
    : `${size} ${size === 1 ? 'key' : 'keys'}`;
  return (
    <>
      {size > 0 && <Icon of={open ? ChevronDown : ChevronRight} size="row" />}
      <span class="Tree-key" data-leaf={size === 0 ? '' : undefined}>
        {name}
      </span>
      <span class="t-micro Tree-value" title="Take it as a whole">
        {counted}
      </span>
    </>
  );
}
