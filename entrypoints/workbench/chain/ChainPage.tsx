/** A chain: its steps, what feeds them, and which of them fills each column, in turn. */
import { Plus, Trash2 } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { IconButton } from '../../../components/button/IconButton.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { Segmented } from '../../../components/field/Segmented.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { TextArea } from '../../../components/field/TextArea.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import { ConfirmDialog } from '../../../components/note/ConfirmDialog.tsx';
import { ErrorNote } from '../../../components/note/ErrorNote.tsx';
import { Kbd } from '../../../components/sign/Kbd.tsx';
import { costWords } from '../../../lib/core/cost.ts';
import { formatCount } from '../../../lib/core/format.ts';
import { checkChain } from '../../../lib/core/plan/check.ts';
import type { StoredChain, StoredRequest } from '../../../lib/core/record/records.ts';
import { useLive } from '../../../lib/store/live.ts';
import { deleteChain } from '../../../lib/store/requests.ts';
import { useBench } from '../bench.ts';
import { SampleSelect } from '../request/SampleSelect.tsx';
import { useSample } from '../request/sample.ts';
import { go } from '../router.ts';
import { useChainDraft } from './draft.ts';
import { Outputs } from './Outputs.tsx';
import { StepForm } from './StepForm.tsx';
import { shapesOf, stepId } from './shapes.ts';
import '../form/form.css';
import './chain.css';

export function ChainPage({ slot, stored }: { slot: string; stored: StoredChain | null }) {
  const { db, toast } = useBench();
  const draft = useChainDraft(slot, stored);
  const { chain, change } = draft;
  const requests = useLive(() => db.requests.toArray(), [db], [] as readonly StoredRequest[]).value;
  const [deleting, setDeleting] = useState(false);
  const [adding, setAdding] = useState('');
  const sample = useSample(chain.id);
  const shapes = shapesOf(requests);
  const byId = new Map(requests.map(row => [row.id, row.definition]));
  const found = [
    ...(chain.name.trim() === '' ? [{ at: 'name', message: 'Name the chain.' }] : []),
    ...(chain.steps.length === 0 ? [{ at: 'steps', message: 'Add a step.' }] : []),
    ...checkChain(chain, shapes),
  ];
  const costs = chain.steps.flatMap(
    step => costWords(byId.get(step.requestId)?.cost ?? { amount: 0, unit: '' }) ?? [],
  );
  const save = async () => {
    const [first] = found;
    if (first) return toast({ text: `Not saved. ${first.message}`, tone: 'problem' });
    const id = await draft.save();
    if (id === null) return;
    toast({
      text: (
        <>
          <b>{chain.name}</b> is saved.
        </>
      ),
    });
    if (id !== slot) go({ view: 'request', id });
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      void save();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
  const addStep = (requestId: string) => {
    const name = byId.get(requestId)?.name;
    if (!name) return;
    const id = stepId(
      name,
      chain.steps.map(step => step.id),
    );
    const outputs = [...chain.outputs];
    for (const field of byId.get(requestId)?.fields ?? []) {
      const at = outputs.findIndex(output => output.name === field.name);
      const before = outputs[at];
      if (before) outputs[at] = { ...before, from: [...before.from, `${id}.${field.name}`] };
      else outputs.push({ name: field.name, label: field.label, from: [`${id}.${field.name}`] });
    }
    change({ steps: [...chain.steps, { id, requestId, inputs: {}, condition: null }], outputs });
    setAdding('');
  };
  const remove = async () => {
    await deleteChain(db, chain.id);
    draft.discard();
    toast({ text: `${chain.name} is deleted.` });
    go({ view: 'home' });
  };
  const places = new Set(chain.steps.map(step => step.id).concat(chain.outputs.map(output => output.name)));
  return (
    <>
      <header class="TopBar Request-bar">
        <h1 class="spoken">{chain.name || 'New chain'}</h1>
        <input
          class="Request-name"
          aria-label="Name"
          placeholder="Name this chain"
          value={chain.name}
          maxLength={120}
          autocomplete="off"
          onInput={event => change({ name: event.currentTarget.value })}
        />
        <span class="t-small t-quiet clip" role="status">
          {[
            formatCount(chain.steps.length, 'step'),
            costs.length > 0 ? `at most ${costs.join(' + ')} a company` : 'free',
            draft.dirty ? 'Not saved yet' : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <div class="TopBar-actions">
          {stored && <IconButton icon={Trash2} label="Delete chain" onClick={() => setDeleting(true)} />}
          <Button
            kind="primary"
            disabled={stored && !draft.dirty ? 'Nothing was changed' : false}
            onClick={() => void save()}
          >
            Save <Kbd keys="Mod S" />
          </Button>
        </div>
      </header>
      <div class="Chain">
        {draft.refused && (
          <div class="Request-note">
            <ErrorNote what="It was not saved" kept={draft.refused} />
          </div>
        )}
        <Section
          title="Steps"
          line="A step begins when what it reads is there. Independent ones run side by side."
          actions={chain.steps.some(step => step.condition) && <SampleSelect sample={sample} />}
        >
          {chain.steps.length === 0 && (
            <p class="t-small t-soft">
              Add the request that is asked first. A later one can read what it gives.
            </p>
          )}
          <ol class="Chain-steps">
            {chain.steps.map((step, index) => (
              <StepForm
                key={index}
                step={step}
                steps={chain.steps}
                definition={byId.get(step.requestId)}
                shapes={shapes}
                scope={sample.values}
                problems={found.filter(one => one.at === step.id)}
                onStep={next => change({ steps: chain.steps.map((each, i) => (i === index ? next : each)) })}
                onRemove={() =>
                  change({
                    steps: chain.steps.filter((_, i) => i !== index),
                    outputs: chain.outputs.flatMap(output => {
                      const from = output.from.filter(one => !one.startsWith(`${step.id}.`));
                      return from.length > 0 ? [{ ...output, from }] : [];
                    }),
                  })
                }
              />
            ))}
          </ol>
          <div class="Form-secret">
            <Field label="Request of the next step">
              {wire => (
                <Select
                  {...wire}
                  value={adding}
                  options={[
                    { value: '', label: 'Choose a request' },
                    ...requests.map(row => ({ value: row.id, label: row.definition.name })),
                  ]}
                  onValue={setAdding}
                />
              )}
            </Field>
            <Button
              icon={Plus}
              disabled={adding === '' && 'Choose a request first'}
              onClick={() => addStep(adding)}
            >
              Add step
            </Button>
          </div>
        </Section>
        <Section
          title="Columns"
          line="Filled by the first source that has a value; later ones are then not asked."
        >
          <Segmented
            label="Order of the sources"
            value={chain.order}
            options={[
              { value: 'written', label: 'As written' },
              { value: 'cheapest', label: 'Cheapest first' },
            ]}
            onValue={order => change({ order })}
          />
          <Outputs
            chain={chain}
            shapes={shapes}
            problems={found}
            onOutputs={outputs => change({ outputs })}
          />
        </Section>
        <Section title="About">
          <Field label="Description" hideLabel>
            {wire => (
              <TextArea
                {...wire}
                rows={2}
                value={chain.description}
                onValue={description => change({ description })}
              />
            )}
          </Field>
        </Section>
        {found
          .filter(one => !places.has(one.at) && one.at !== 'name' && one.at !== 'steps')
          .map(one => (
            <div key={one.message} class="Request-note">
              <ErrorNote what="This chain cannot work yet" kept={one.message} />
            </div>
          ))}
      </div>
      <ConfirmDialog
        open={deleting}
        title={`Delete the chain “${chain.name}”?`}
        confirm="Delete chain"
        safe="Keep it"
        onConfirm={() => void remove()}
        onClose={() => setDeleting(false)}
      >
        Its results go with it; its requests stay. This cannot be undone.
      </ConfirmDialog>
    </>
  );
}
