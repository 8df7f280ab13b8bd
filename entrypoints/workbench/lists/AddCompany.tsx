import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { Dialog } from '../../../components/note/Dialog.tsx';
import { parseDomain } from '../../../lib/core/domain.ts';
import { subjectOf } from '../../../lib/core/record/subject.ts';
import { addRows } from '../../../lib/store/lists.ts';
import { useBench } from '../bench.ts';

/** One company by hand: a domain, a name, or both. */
export function AddCompany({
  open,
  listId,
  onClose,
}: {
  open: boolean;
  listId: string;
  onClose: () => void;
}) {
  const { db, toast } = useBench();
  const [domain, setDomain] = useState('');
  const [name, setName] = useState('');
  const [error, setError] = useState('');
  useEffect(() => {
    setDomain('');
    setName('');
    setError('');
  }, [open]);
  const submit = async (event: Event) => {
    event.preventDefault();
    const parsed = domain.trim() === '' ? null : parseDomain(domain);
    if (parsed && !parsed.ok) return setError(parsed.problem.message);
    const subject = subjectOf({
      name: name.trim().slice(0, 200) || null,
      domain: parsed?.registrable ?? null,
    });
    if (!subject) return setError('Write a domain, such as kestrel.example, or a company name.');
    const { added } = await addRows(db, listId, [{ subject, source: 'by hand' }], Date.now());
    const who = <b>{subject.name ?? subject.domain}</b>;
    toast({ text: added > 0 ? <>{who} added</> : <>{who} was there already</> });
    onClose();
  };
  return (
    <Dialog
      open={open}
      title="Add a company"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={event => void submit(event)}>
            Add company
          </Button>
        </>
      }
    >
      <form class="stack" onSubmit={event => void submit(event)}>
        <Field label="Domain" error={error || undefined} help="An address or an e-mail will do.">
          {wire => (
            <TextInput
              {...wire}
              autofocus
              value={domain}
              placeholder="kestrel.example"
              onValue={value => {
                setDomain(value);
                setError('');
              }}
            />
          )}
        </Field>
        <Field label="Company name">{wire => <TextInput {...wire} value={name} onValue={setName} />}</Field>
        {/* Enter in a field sends the form. */}
        <button type="submit" hidden>
          Add company
        </button>
      </form>
    </Dialog>
  );
}
