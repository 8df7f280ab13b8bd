/** Chosen requests and chains become a file. */
import { Download } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { Checkbox } from '../../../components/field/Checkbox.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { formatCount } from '../../../lib/core/format.ts';
import { useLive } from '../../../lib/store/live.ts';
import { type PlanSummary, planList } from '../../../lib/store/plan-list.ts';
import { useBench } from '../bench.ts';
import { exportPack } from './export.ts';

export function ExportSection() {
  const { db, toast } = useBench();
  const plans = useLive(() => planList(db), [db], [] as readonly PlanSummary[]).value;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [name, setName] = useState('');
  const [author, setAuthor] = useState('');
  const [description, setDescription] = useState('');
  const ids = (kind: PlanSummary['kind']) =>
    plans.filter(plan => plan.kind === kind && chosen.has(plan.id)).map(plan => plan.id);
  const save = async () => {
    await exportPack(db, {
      name: name.trim(),
      author,
      description,
      requests: ids('request'),
      chains: ids('chain'),
    });
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
    chosen.size === 0 ? 'Choose at least one request' : name.trim() === '' ? 'Name the pack' : false;
  return (
    <div class="Form">
      <fieldset class="Pack-choose" aria-label="What goes in">
        {plans.map(plan => (
          <Checkbox
            key={plan.id}
            label={plan.kind === 'chain' ? `${plan.name} (chain)` : plan.name}
            checked={chosen.has(plan.id)}
            onChecked={on =>
              setChosen(
                on ? new Set([...chosen, plan.id]) : new Set([...chosen].filter(id => id !== plan.id)),
              )
            }
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
      <div>
        <Button icon={Download} disabled={missing} onClick={() => void save()}>
          Save pack{chosen.size > 0 && ` of ${formatCount(chosen.size, 'part')}`}
        </Button>
      </div>
    </div>
  );
}
