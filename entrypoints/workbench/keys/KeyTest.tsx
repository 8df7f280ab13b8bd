/** A real call with the key, made here: whether it is taken, said where it was replaced. */
import { Play } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { command } from '../../../lib/browser/commands.ts';
import { askForOrigins } from '../../../lib/browser/permissions.ts';
import { costWords } from '../../../lib/core/cost.ts';
import { formatDuration } from '../../../lib/core/format.ts';
import type { StoredRequest } from '../../../lib/core/record/records.ts';
import { originsOf } from '../../../lib/core/request/origins.ts';
import { variablesOf } from '../../../lib/core/request/variables.ts';
import type { TestReport } from '../../../lib/engine/test-call.ts';

interface Said {
  readonly good: boolean;
  readonly words: string;
}

export function KeyTest({ name, uses }: { name: string; uses: readonly StoredRequest[] }) {
  const [chosen, setChosen] = useState('');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [said, setSaid] = useState<Said | null>(null);
  const [busy, setBusy] = useState(false);
  const request = uses.find(row => row.id === chosen) ?? uses[0];
  if (!request) return null;
  const { definition } = request;
  // What a step of a chain gives is not known here.
  const wanted = variablesOf(definition).filter(one => !one.includes('.'));
  const price = costWords(definition.cost);
  const test = async (asked: Promise<boolean>) => {
    setBusy(true);
    setSaid(null);
    try {
      if (!(await asked))
        return setSaid({ good: false, words: 'Loupe may not call it yet. Allow it, and test again.' });
      // The command's value for `test` is the engine's report, carried as a message.
      const report = (await command({ do: 'test', definition, values: { ...values } })) as TestReport;
      setSaid(saidOf(report));
    } catch (error) {
      setSaid({ good: false, words: error instanceof Error ? error.message : 'The test did not run.' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="Key-part"
      aria-label={`Test ${name}`}
      onSubmit={event => {
        event.preventDefault();
        // Before anything is awaited, or the browser refuses to ask.
        if (!busy) void test(askForOrigins(originsOf(definition)));
      }}
    >
      <p class="Field-label">Test it with a real call</p>
      <div class="Form-grid">
        {uses.length > 1 && (
          <Field label="Request">
            {wire => (
              <Select
                {...wire}
                value={request.id}
                options={uses.map(row => ({ value: row.id, label: row.definition.name }))}
                onValue={setChosen}
              />
            )}
          </Field>
        )}
        {wanted.map(variable => (
          <Field key={variable} label={<code>{variable}</code>}>
            {wire => (
              <TextInput
                {...wire}
                code
                placeholder={variable === 'domain' ? 'kestrel-robotics.example' : ''}
                value={values[variable] ?? ''}
                onValue={value => setValues({ ...values, [variable]: value })}
              />
            )}
          </Field>
        ))}
      </div>
      <div class="row">
        <Button type="submit" icon={Play} disabled={busy && 'It is being sent'}>
          Send {definition.name} · {price ?? 'free'}
        </Button>
        {said && (
          <span role="status" class={said.good ? 't-small' : 't-small tone-red'}>
            {said.words}
          </span>
        )}
      </div>
    </form>
  );
}

/** A company that is not found shows all the same that the key is taken. */
const saidOf = ({ problem, status, timing }: TestReport): Said => {
  const about = [status, timing && formatDuration(timing.callMs)].filter(Boolean).join(', ');
  return problem
    ? { good: false, words: problem.message }
    : { good: true, words: `The key is taken (${about}).` };
};
