import { useRef } from 'preact/hooks';
import { roveTo } from './roving.ts';

export interface Tab<Id extends string> {
  id: Id;
  label: string;
  /** A dot: `use` teal (in use), `problem` red (has a problem). Both are said aloud. */
  sign?: 'use' | 'problem';
}

export interface TabsProps<Id extends string> {
  label: string;
  tabs: readonly Tab<Id>[];
  active: Id;
  onTab: (id: Id) => void;
  /** Ids are `${idBase}-tab-${id}`; give the panel `tabPanelProps(idBase, id)`. */
  idBase: string;
}

const SAID = { use: ', in use', problem: ', has a problem' } as const;

/** Spread on the element that shows the active tab's contents. */
export const tabPanelProps = (idBase: string, id: string) => ({
  id: `${idBase}-panel`,
  role: 'tabpanel' as const,
  'aria-labelledby': `${idBase}-tab-${id}`,
});

/** `<Tabs idBase="edit" label="Request" tabs={tabs} active={tab} onTab={set} />`: one tab stop, arrows move and choose. */
export function Tabs<Id extends string>({ label, tabs, active, onTab, idBase }: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const index = roveTo(
      event.key,
      tabs.findIndex(tab => tab.id === active),
      tabs.length,
    );
    const next = index === undefined ? undefined : tabs[index];
    if (!next || index === undefined) return;
    event.preventDefault();
    onTab(next.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  };
  return (
    <div ref={list} class="Tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map(tab => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={`${idBase}-tab-${tab.id}`}
          aria-label={tab.sign && `${tab.label}${SAID[tab.sign]}`}
          aria-selected={tab.id === active}
          aria-controls={tab.id === active ? `${idBase}-panel` : undefined}
          tabIndex={tab.id === active ? 0 : -1}
          onClick={() => onTab(tab.id)}
        >
          {tab.label}
          {tab.sign && <span class="Tabs-dot" data-sign={tab.sign} />}
        </button>
      ))}
    </div>
  );
}
