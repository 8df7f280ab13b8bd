import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { Dialog } from '../../../components/note/Dialog.tsx';
import { createList } from '../../../lib/store/lists.ts';
import { useBench } from '../bench.ts';
import { go } from '../router.ts';

export interface ListNameProps {
  open: boolean;
  title: string;
  /** The verb in full: `Rename list`. */
  verb: string;
  name?: string;
  onName: (name: string) => void;
  onClose: () => void;
}

/** Asks for a list's name. */
export function ListName({ open, title, verb, name: before = '', onName, onClose }: ListNameProps) {
  const [name, setName] = useState(before);
  const [error, setError] = useState('');
  useEffect(() => {
    setName(before);
    setError('');
  }, [open, before]);
  const submit = (event: Event) => {
    event.preventDefault();
    if (name.trim() === '') setError('Write a name, such as Trade fair badges.');
    else onName(name.trim().slice(0, 120));
  };
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={submit}>
            {verb}
          </Button>
        </>
      }
    >
      <form onSubmit={submit}>
        <Field label="Name" error={error || undefined}>
          {wire => (
            <TextInput
              {...wire}
              autofocus
              value={name}
              onValue={value => {
                setName(value);
                setError('');
              }}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}

/** Names a list, makes it, and goes there. */
export function NewList({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { db } = useBench();
  const make = async (name: string) => {
    const id = crypto.randomUUID();
    await createList(db, id, name, Date.now());
    onClose();
    go({ view: 'list', id });
  };
  return (
    <ListName
      open={open}
      title="New list"
      verb="Make list"
      onName={name => void make(name)}
      onClose={onClose}
    />
  );
}
