/** A new key: its name, its value, and where it may go. The value leaves this form only into the box. */
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { TextArea } from '../../../components/field/TextArea.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { Dialog } from '../../../components/note/Dialog.tsx';
import { Note } from '../../../components/note/Note.tsx';
import { useBoxes } from './box.ts';
import { originWarning, readOrigin } from './hosts.ts';

export interface KeyDialogProps {
  open: boolean;
  name?: string;
  origins?: readonly string[];
  taken: readonly string[];
  onSaved: (name: string) => void;
  onClose: () => void;
}

const linesOf = (text: string): string[] => text.split(/[\s,]+/).filter(line => line !== '');

export function KeyDialog({ open, name = '', origins = [], taken, onSaved, onClose }: KeyDialogProps) {
  const boxes = useBoxes();
  const [typed, setTyped] = useState({ name, value: '', origins: '' });
  const [fault, setFault] = useState<{ at: 'name' | 'value' | 'origins'; message: string } | null>(null);
  useEffect(() => {
    setTyped({ name, value: '', origins: origins.join('\n') });
    setFault(null);
  }, [open]);
  const change = (patch: Partial<typeof typed>) => {
    setTyped({ ...typed, ...patch });
    setFault(null);
  };
  const read = linesOf(typed.origins).map(readOrigin);
  const good = read.flatMap(one => (one.ok ? [one.origin] : []));
  const warnings = good.flatMap(one => originWarning(one) ?? []);
  const save = async (event: Event) => {
    event.preventDefault();
    const wanted = typed.name.trim();
    const bad = read.find(one => !one.ok);
    if (taken.includes(wanted))
      return setFault({
        at: 'name',
        message: `A key named ${wanted} is there. Choose it, or take another name.`,
      });
    if (typed.value === '') return setFault({ at: 'value', message: 'Paste the key.' });
    if (bad && !bad.ok) return setFault({ at: 'origins', message: bad.why });
    if (good.length === 0)
      return setFault({
        at: 'origins',
        message: 'Write where the key may go, such as https://api.example.com.',
      });
    const done = await boxes.secrets.save(wanted, typed.value, good);
    if (done.ok) return onSaved(wanted);
    setFault({ at: done.problem.about === wanted ? 'name' : 'origins', message: done.problem.message });
  };
  const errorAt = (at: 'name' | 'value' | 'origins') => (fault?.at === at ? fault.message : undefined);
  const foot = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button kind="primary" type="submit" form="key-form">
        Save key
      </Button>
    </>
  );
  return (
    <Dialog open={open} title="New key" foot={foot} onClose={onClose}>
      <form id="key-form" class="Form" onSubmit={event => void save(event)}>
        <Field label="Name" help="Lower-case letters and digits, such as hunter." error={errorAt('name')}>
          {wire => (
            <TextInput
              {...wire}
              code
              autofocus={name === ''}
              value={typed.name}
              onValue={next => change({ name: next })}
            />
          )}
        </Field>
        <Field label="Key" help="Encrypted on this machine. It is not shown again." error={errorAt('value')}>
          {wire => (
            <TextInput
              {...wire}
              type="password"
              autocomplete="new-password"
              autofocus={name !== ''}
              value={typed.value}
              onValue={value => change({ value })}
            />
          )}
        </Field>
        <Field
          label="May go to"
          help="One address a line. The key is sent nowhere else."
          error={errorAt('origins')}
        >
          {wire => (
            <TextArea
              {...wire}
              code
              rows={2}
              value={typed.origins}
              onValue={next => change({ origins: next })}
            />
          )}
        </Field>
        {warnings.map(text => (
          <Note key={text} tone="amber" title={text} />
        ))}
      </form>
    </Dialog>
  );
}
