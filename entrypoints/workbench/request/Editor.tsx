/** The editor of one request: its bar, its form with tabs, and the test beside it. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { Tabs, tabPanelProps } from '../../../components/field/Tabs.tsx';
import { ErrorNote } from '../../../components/note/ErrorNote.tsx';
import { Kbd } from '../../../components/sign/Kbd.tsx';
import { command } from '../../../lib/browser/commands.ts';
import { openJson } from '../../../lib/core/answer/json-within.ts';
import { mapFields } from '../../../lib/core/field/map.ts';
import { formatCount } from '../../../lib/core/format.ts';
import type { StoredRequest } from '../../../lib/core/record/records.ts';
import { originOfUrl } from '../../../lib/core/request/origins.ts';
import type { Remapped } from '../../../lib/engine/remap.ts';
import { useLive } from '../../../lib/store/live.ts';
import type { SecretSummary } from '../../../lib/store/secrets.ts';
import { useBench, useFoot } from '../bench.ts';
import { type VariableBook, Variables } from '../form/variables.ts';
import { useBoxes } from '../keys/box.ts';
import { hrefOf } from '../router.ts';
import { AddressBar } from './AddressBar.tsx';
import { useDraft } from './draft.ts';
import { Edit, type Editing } from './edit.ts';
import { RequestBar } from './RequestBar.tsx';
import { useSample } from './sample.ts';
import { TabPanel } from './TabPanel.tsx';
import { TestPane } from './TestPane.tsx';
import { TAB_IDS, type TabId, tabOf, tabsOf } from './tab-list.ts';
import { useTrial } from './trial.ts';
import { findTroubles } from './trouble.ts';

/** `#/request/ID/cost`: where an error's link wants to go. */
const firstTab = (): TabId => tabOf(location.hash.split('?')[0]?.split('/')[3] ?? '');

export function Editor({ slot, stored }: { slot: string; stored: StoredRequest | null }) {
  const { db, toast } = useBench();
  const boxes = useBoxes();
  const draft = useDraft(slot, stored);
  const { definition } = draft;
  const sample = useSample(definition.id);
  const trial = useTrial(definition.id);
  const [tab, setTab] = useState<TabId>(firstTab);
  const secrets = useLive(() => boxes.secrets.list(), [boxes], [] as readonly SecretSummary[]).value;

  const book = useMemo<VariableBook>(() => {
    const rowNames = [...new Set([...sample.columns, ...Object.keys(sample.values)])];
    const known = new Set([...rowNames, ...secrets.map(one => `secret.${one.name}`)]);
    return {
      suggestions: [
        ...rowNames.map(name => ({ name, sample: sample.values[name] ?? '', from: 'row' })),
        ...secrets.map(one => ({ name: `secret.${one.name}`, sample: '', from: 'key' })),
      ],
      // What a step of a chain gives is known only there.
      isKnown: name => known.has(name) || (name.includes('.') && !name.startsWith('secret.')),
    };
  }, [sample.columns, sample.values, secrets]);
  const troubles = useMemo(() => findTroubles(definition, book), [definition, book]);
  const hard = troubles.filter(one => !one.soft);
  const origin = originOfUrl(definition.url);
  const answer = trial.answered?.report ?? null;
  const { jsonWithin } = definition.answer;
  // The fields may have changed since the answer came: mapped anew, here, without another call.
  const report = useMemo(() => {
    if (!answer || answer.value === undefined || answer.problem || answer.notFound) return answer;
    const value = openJson(answer.value, jsonWithin);
    return { ...answer, value, fields: mapFields(value, definition.fields) };
  }, [answer, definition.fields, jsonWithin]);

  const editing: Editing = {
    definition,
    change: draft.change,
    scope: sample.values,
    troubles,
    report,
    secrets,
    origin,
    tab,
    openTab: word => {
      setTab(tabOf(word));
      requestAnimationFrame(() => document.getElementById(`request-tab-${tabOf(word)}`)?.focus());
    },
  };
  const refill = async (planId: string) => {
    try {
      // The command's value for `remap` is the engine's count, carried as a message.
      const { filled, needCall } = (await command({ do: 'remap', planId })) as Remapped;
      const rest = needCall > 0 ? ` ${formatCount(needCall, 'row')} would need a call.` : '';
      toast({ text: `${formatCount(filled, 'row')} mapped anew, free.${rest}` });
    } catch (error) {
      toast({ text: error instanceof Error ? error.message : 'They were not mapped.', tone: 'problem' });
    }
  };
  const save = async (how?: 'over' | 'copy') => {
    const [first] = hard;
    if (first && how !== 'copy') {
      if (first.tab !== 'address') editing.openTab(first.tab);
      else
        document
          .querySelector<HTMLElement>(first.at === 'name' ? '.Request-name' : '.Address input')
          ?.focus();
      return toast({ text: `Not saved. ${first.message}`, tone: 'problem' });
    }
    const mapped = JSON.stringify([definition.fields, definition.derived]);
    const before = stored && JSON.stringify([stored.definition.fields, stored.definition.derived]);
    const id = await draft.save(how);
    if (id === null) return;
    const kept =
      before !== null && mapped !== before ? await db.results.where('planId').equals(id).count() : 0;
    toast({
      text: (
        <>
          <b>{definition.name}</b> is saved.
        </>
      ),
      ...(kept > 0
        ? {
            action: {
              label: `Fill ${formatCount(kept, 'row')} from kept answers`,
              onPress: () => void refill(id),
            },
          }
        : {}),
    });
    if (id !== slot) location.hash = `${hrefOf({ view: 'request', id })}/${tab}`;
  };
  const blocked = hard.find(one => one.at !== 'name')?.message ?? false;
  // A request that has no name yet can be tried all the same.
  const send = () => {
    if (!blocked) trial.send({ ...definition, name: definition.name || 'New request' }, sample.values);
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const mod = event.ctrlKey || event.metaKey;
      if (mod && event.key.toLowerCase() === 's') void save();
      else if (mod && event.key === 'Enter') send();
      else if (event.altKey && !mod && /^[1-9]$/.test(event.key))
        setTab(TAB_IDS[Number(event.key) - 1] ?? tab);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
  useFoot(<FootKeys />, 'RFC 9535 paths', []);

  return (
    <Edit.Provider value={editing}>
      <Variables.Provider value={book}>
        <RequestBar draft={draft} onSave={() => void save()} />
        <Standing draft={draft} onSave={save} />
        <div class="Request">
          <div class="Request-form">
            <AddressBar />
            <div class="Request-tabs">
              <Tabs
                label="Parts of the request"
                idBase="request"
                tabs={tabsOf(definition, troubles)}
                active={tab}
                onTab={setTab}
              />
            </div>
            <div {...tabPanelProps('request', tab)} class="Request-panel">
              <TabPanel tab={tab} />
            </div>
          </div>
          <TestPane
            sample={sample}
            trial={trial}
            blocked={blocked}
            isNew={stored === null}
            saved={!draft.dirty}
            onSend={send}
          />
        </div>
      </Variables.Provider>
    </Edit.Provider>
  );
}

function FootKeys() {
  return (
    <>
      <span>
        <Kbd keys="Mod Enter" /> send
      </span>
      <span>
        <Kbd keys="Mod S" /> save
      </span>
      <span>
        <Kbd keys="{{" /> pick a variable
      </span>
      <span>
        <Kbd keys="Alt 1" /> – <Kbd keys="9" /> tabs
      </span>
    </>
  );
}

interface StandingProps {
  draft: ReturnType<typeof useDraft>;
  onSave: (how: 'over' | 'copy') => Promise<void>;
}

/** What stands between this text and what is saved: another save, or a refusal. */
function Standing({ draft, onSave }: StandingProps) {
  if (draft.overtaken)
    return (
      <div class="Request-note">
        <ErrorNote
          what="It was saved elsewhere since you began"
          kept="Yours is kept here. Save it as a copy, or take what is saved."
          action={{ label: 'Save mine as a copy', onPress: () => void onSave('copy') }}
          more={
            <Button kind="plain" size="small" onClick={draft.discard}>
              Take what is saved
            </Button>
          }
        />
      </div>
    );
  if (!draft.refused) return null;
  return (
    <div class="Request-note">
      <ErrorNote what="It was not saved" kept={draft.refused} />
    </div>
  );
}
