/** Chosen requests, chains and lists become a file. */
import { Download, KeyRound } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { Checkbox } from '../../../components/field/Checkbox.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { Note } from '../../../components/note/Note.tsx';
import { formatCount } from '../../../lib/core/format.ts';
import type { List } from '../../../lib/core/record/records.ts';
import { keysInClear } from '../../../lib/core/request/clear-keys.ts';
import { useLive } from '../../../lib/store/live.ts';
import { type PlanSummary, planList } from '../../../lib/store/plan-list.ts';
import { useBench } from '../bench.ts';
import { hrefOf } from '../router.ts';
import { exportPack, packOf } from './export.ts';

export function ExportSection() {
  const { db, toast } = useBench();
  const plans = useLive(() => planList(db), [db], [] as readonly PlanSummary[]).value;
  const lists = useLive(() => db.lists.orderBy('name').toArray(), [db], [] as readonly List[]).value;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [name, setName] = useState('');
  const [author, setAuthor] = useState('');
  const [description, setDescription] = useState('');
  const ids = (kind: PlanSummary['kind']) =>
    plans.filter(plan => plan.kind === kind && chosen.has(plan.id)).map(plan => plan.id);
  const choice = {
    ...{ name: name.trim(), author, description, requests: ids('request'), chains: ids('chain') },
    lists: lists.filter(list => chosen.has(list.id)).map(list => list.id),
  };
  const choose = (id: string, on: boolean) =>
    setChosen(on ? new Set([...chosen, id]) : new Set([...chosen].filter(one => one !== id)));
  const [noKey, setNoKey] = useState(false);
  // A chain brings its requests along.
  const clear = useLive(
    async () =>
      (await packOf(db, { ...choice, name: '' })).requests.flatMap(request =>
        keysInClear(request).map(({ name: place }) => ({ id: request.id, name: request.name, place })),
      ),
    [db, chosen, plans, lists],
    [] as readonly { id: string; name: string; place: string }[],
  ).value;
  const save = async () => {
    await exportPack(db, choice);
    toast({
      text: (
        <>
          <b>{name.trim()}</b> is saved as a file, without keys.
        </>
      ),
      tone: 'file',
    });
  };
  const missing =
    chosen.size === 0
      ? 'Choose what goes in'
      : name.trim() === ''
        ? 'Name the pack'
        : clear.length > 0 && !noKey
          ? 'A key is written out in it'
          : false;
  return (
    <div class="Form">
      <fieldset class="Pack-choose" aria-label="What goes in">
        {plans.map(plan => (
          <Checkbox
            key={plan.id}
            label={plan.kind === 'chain' ? `${plan.name} (chain)` : plan.name}
            checked={chosen.has(plan.id)}
            onChecked={on => choose(plan.id, on)}
          />
        ))}
        {lists.map(list => (
          <Checkbox
            key={list.id}
            label={`${list.name} (list: its columns${list.scores?.length ? ' and scores' : ''}, no rows)`}
            checked={chosen.has(list.id)}
            onChecked={on => choose(list.id, on)}
          />
        ))}
      </fieldset>
      <div class="Form-grid">
        <Field label="Name of the pack">
          {wire => <TextInput {...wire} value={name} onValue={setName} placeholder="Nordics starter" />}
        </Field>
        <Field label="Made by">{wire => <TextInput {...wire} value={author} onValue={setAuthor} />}</Field>
      </div>
      <Field label="Description">
        {wire => <TextInput {...wire} value={description} onValue={setDescription} />}
      </Field>
      {clear.length > 0 && (
        <Note tone="amber" icon={KeyRound} title="What looks like a key is written out, and would go along.">
          {clear.map(({ id, name: request, place }) => (
            <p key={`${id} ${place}`}>
              <a href={hrefOf({ view: 'request', id })}>{request}</a>: {place}
            </p>
          ))}
          <Checkbox label="None of these is a key" checked={noKey} onChecked={setNoKey} />
        </Note>
      )}
      <div>
        <Button icon={Download} disabled={missing} onClick={() => void save()}>
          Save pack{chosen.size > 0 && ` of ${formatCount(chosen.size, 'part')}`}
        </Button>
      </div>
    </div>
  );
}
