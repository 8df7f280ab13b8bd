/** Name, provider, what is saved, and what can be done with the request. */
import { Copy, Ellipsis, FileCode, Package, Power, Trash2, Undo2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { IconButton } from '../../../components/button/IconButton.tsx';
import { Menu } from '../../../components/menu/Menu.tsx';
import { Kbd } from '../../../components/sign/Kbd.tsx';
import { toCurl } from '../../../lib/core/curl/write.ts';
import { formatClock, formatDay } from '../../../lib/core/format.ts';
import { draftRequest } from '../../../lib/engine/draft.ts';
import { useLive } from '../../../lib/store/live.ts';
import { copyRequest, enablePlan } from '../../../lib/store/requests.ts';
import { useBench } from '../bench.ts';
import { exportPack } from '../packs/export.ts';
import { go } from '../router.ts';
import { newId } from './blank.ts';
import { DeleteDialog } from './DeleteDialog.tsx';
import type { Draft } from './draft.ts';
import { useEdit } from './edit.ts';
import { ImportCall } from './ImportCall.tsx';

export function RequestBar({ draft, onSave }: { draft: Draft; onSave: () => void }) {
  const { definition, change, scope, report } = useEdit();
  const { db, toast } = useBench();
  const [open, setOpen] = useState<'import' | 'delete' | null>(null);
  const { stored, dirty } = draft;
  const uses = useLive(
    async () => {
      const [lists, chains] = await Promise.all([db.lists.toArray(), db.chains.toArray()]);
      return {
        lists: lists.filter(list => list.plans.includes(definition.id)).length,
        chains: chains.filter(row => row.chain.steps.some(step => step.requestId === definition.id)).length,
      };
    },
    [definition.id],
    { lists: 0, chains: 0 },
  ).value;
  const used = [
    uses.lists > 0 ? `${uses.lists} ${uses.lists === 1 ? 'list' : 'lists'}` : '',
    uses.chains > 0 ? `${uses.chains} ${uses.chains === 1 ? 'chain' : 'chains'}` : '',
  ].filter(Boolean);
  const state = dirty ? 'Not saved yet' : stored ? `Saved ${savedAt(stored.updatedAt)}` : 'New';
  const copyCurl = () => {
    const drafted = draftRequest(definition, scope, null);
    if (!drafted.ok) return toast({ text: drafted.problem.message, tone: 'problem' });
    void navigator.clipboard.writeText(toCurl(drafted.draft.masked)).then(
      () => toast({ text: 'Copied as cURL, with its keys as names.' }),
      () => toast({ text: 'The clipboard did not take it.', tone: 'problem' }),
    );
  };
  const duplicate = async () => {
    const copy = await copyRequest(db, definition.id, newId('request'), Date.now());
    if (copy) go({ view: 'request', id: copy.id });
  };
  const isNew = stored === null && 'Save it first';
  const items = [
    { label: 'Copy as cURL', icon: Copy, onSelect: copyCurl },
    { label: 'Duplicate', icon: Copy, disabled: isNew, onSelect: () => void duplicate() },
    {
      label: stored?.enabled === false ? 'Turn on' : 'Turn off',
      icon: Power,
      disabled: isNew,
      onSelect: () => void enablePlan(db, definition.id, stored?.enabled === false),
    },
    {
      label: 'Discard changes',
      icon: Undo2,
      disabled: !dirty && 'Nothing was changed',
      onSelect: draft.discard,
    },
    'rule' as const,
    {
      label: 'Delete…',
      icon: Trash2,
      tone: 'red' as const,
      disabled: isNew,
      onSelect: () => setOpen('delete'),
    },
  ];
  return (
    <header class="TopBar Request-bar">
      <h1 class="spoken">{definition.name || 'New request'}</h1>
      <input
        class="Request-name"
        aria-label="Name"
        placeholder="Name this request"
        value={definition.name}
        maxLength={120}
        autocomplete="off"
        onInput={event => change({ name: event.currentTarget.value })}
      />
      <input
        class="Request-provider"
        aria-label="Provider"
        placeholder="Provider"
        value={definition.provider}
        maxLength={60}
        autocomplete="off"
        onInput={event => change({ provider: event.currentTarget.value })}
      />
      <span class="t-small t-quiet clip" role="status">
        {[stored?.enabled === false ? 'Off' : '', state, used.length > 0 ? `used by ${used.join(', ')}` : '']
          .filter(Boolean)
          .join(' · ')}
      </span>
      <div class="TopBar-actions">
        <Button kind="plain" icon={FileCode} onClick={() => setOpen('import')}>
          Import
        </Button>
        <Button
          kind="plain"
          icon={Package}
          disabled={isNew}
          onClick={() =>
            void exportPack(db, { name: definition.name, requests: [definition.id], chains: [] })
          }
        >
          Pack
        </Button>
        <Menu label="More" items={items} align="end">
          {wire => <IconButton {...wire} icon={Ellipsis} label="More" />}
        </Menu>
        <Button
          kind={stored || report ? 'primary' : 'standard'}
          disabled={stored && !dirty ? 'Nothing was changed' : false}
          onClick={onSave}
        >
          Save <Kbd keys="Mod S" />
        </Button>
      </div>
      <ImportCall open={open === 'import'} onClose={() => setOpen(null)} />
      <DeleteDialog open={open === 'delete'} onClose={() => setOpen(null)} onDeleted={draft.discard} />
    </header>
  );
}

const savedAt = (at: number): string => {
  const day = formatDay(at, Date.now());
  return day === 'today' ? formatClock(at) : day;
};
