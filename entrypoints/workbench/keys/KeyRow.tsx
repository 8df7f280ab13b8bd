/** One key: opened, it can be replaced, allowed to go elsewhere, and deleted. */
import { ChevronRight, Trash2, X } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { IconButton } from '../../../components/button/IconButton.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { ConfirmDialog } from '../../../components/note/ConfirmDialog.tsx';
import { Note } from '../../../components/note/Note.tsx';
import { Icon } from '../../../components/sign/Icon.tsx';
import { formatAgo, formatCount } from '../../../lib/core/format.ts';
import type { StoredRequest } from '../../../lib/core/record/records.ts';
import type { SecretSummary } from '../../../lib/store/secrets.ts';
import { useBench } from '../bench.ts';
import { hrefOf } from '../router.ts';
import { useBoxes } from './box.ts';
import { originWarning, readOrigin } from './hosts.ts';
import { KeyTest } from './KeyTest.tsx';

export interface KeyRowProps {
  secret: SecretSummary;
  uses: readonly StoredRequest[];
  open: boolean;
}

export function KeyRow({ secret, uses, open }: KeyRowProps) {
  const { name, origins, usedAt } = secret;
  const { toast } = useBench();
  const boxes = useBoxes();
  const [deleting, setDeleting] = useState(false);
  const used = usedAt === null ? 'never used' : `used ${formatAgo(usedAt, Date.now())}`;
  const remove = async () => {
    setDeleting(false);
    await boxes.secrets.remove(name);
    toast({ text: `The key ${name} is deleted.` });
  };
  return (
    <li>
      <details class="Key" open={open}>
        <summary>
          <Icon of={ChevronRight} size="row" />
          <code class="Key-name">{name}</code>
          <span class="clip">
            {origins.map(origin => new URL(origin).host).join(', ') || 'may go nowhere yet'}
          </span>
          <span class="t-micro">
            {uses.length === 0 ? 'not in use' : formatCount(uses.length, 'request')}
          </span>
          <span class="t-micro">{used}</span>
        </summary>
        <div class="Key-body">
          <Replace name={name} uses={uses} />
          <KeyTest name={name} uses={uses} />
          <Bindings secret={secret} />
          <div class="Key-part">
            <p class="Field-label">Used by</p>
            {uses.length === 0 ? (
              <p class="t-small t-soft">No request names it.</p>
            ) : (
              <ul class="t-small">
                {uses.map(row => (
                  <li key={row.id}>
                    <a href={hrefOf({ view: 'request', id: row.id })}>{row.definition.name}</a>{' '}
                    <span class="t-micro">{row.definition.provider}</span>
                  </li>
                ))}
              </ul>
            )}
          </div>
          <div>
            <Button kind="danger" size="small" icon={Trash2} onClick={() => setDeleting(true)}>
              Delete key…
            </Button>
          </div>
        </div>
      </details>
      <ConfirmDialog
        open={deleting}
        title={`Delete the key “${name}”?`}
        confirm="Delete key"
        safe="Keep it"
        onConfirm={() => void remove()}
        onClose={() => setDeleting(false)}
      >
        {uses.length === 0
          ? 'No request uses it. This cannot be undone.'
          : `${uses.map(row => row.definition.name).join(', ')} cannot call without it. This cannot be undone.`}
      </ConfirmDialog>
    </li>
  );
}

/** One edit, for every request that names it. */
function Replace({ name, uses }: { name: string; uses: readonly StoredRequest[] }) {
  const { toast } = useBench();
  const boxes = useBoxes();
  const [value, setValue] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const replace = async (event: Event) => {
    event.preventDefault();
    if (value === '') return setFault('Paste the new key.');
    try {
      await boxes.secrets.rotate(name, value);
    } catch (error) {
      return setFault(error instanceof Error ? error.message : 'The key could not be kept.');
    }
    setValue('');
    toast({
      text: (
        <>
          <b>{name}</b> is replaced
          {uses.length > 0 && `, for ${formatCount(uses.length, 'request')}. Test it below`}.
        </>
      ),
    });
  };
  return (
    <form class="Form-secret" onSubmit={event => void replace(event)}>
      <Field
        label="Replace it"
        help="The new one counts from the next call on, in every request that names it."
        error={fault ?? undefined}
      >
        {wire => (
          <TextInput
            {...wire}
            type="password"
            autocomplete="new-password"
            placeholder="New key"
            value={value}
            onValue={next => {
              setValue(next);
              setFault(null);
            }}
          />
        )}
      </Field>
      <Button type="submit">Replace key</Button>
    </form>
  );
}

function Bindings({ secret }: { secret: SecretSummary }) {
  const boxes = useBoxes();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const read = typed.trim() === '' ? null : readOrigin(typed);
  const warning = read?.ok ? originWarning(read.origin) : null;
  const bind = async (origins: readonly string[]) => {
    const done = await boxes.secrets.bind(secret.name, origins);
    setFault(done.ok ? null : done.problem.message);
    if (done.ok) setTyped('');
  };
  const add = (event: Event) => {
    event.preventDefault();
    if (!read) setFault('Write an address, such as https://api.example.com.');
    else if (!read.ok) setFault(read.why);
    else void bind([...secret.origins, read.origin]);
  };
  return (
    <div class="Key-part">
      <p class="Field-label">May go to</p>
      <ul class="Key-origins">
        {secret.origins.map(origin => (
          <li key={origin}>
            <code>{origin}</code>
            {originWarning(origin) && <span class="t-micro tone-amber">{originWarning(origin)}</span>}
            <IconButton
              icon={X}
              size="small"
              label={`No longer send it to ${new URL(origin).host}`}
              onClick={() => void bind(secret.origins.filter(each => each !== origin))}
            />
          </li>
        ))}
      </ul>
      <form class="Form-secret" onSubmit={add}>
        <Field label={`Another address for ${secret.name}`} hideLabel error={fault ?? undefined}>
          {wire => (
            <TextInput
              {...wire}
              code
              placeholder="https://api.example.com"
              value={typed}
              onValue={next => {
                setTyped(next);
                setFault(null);
              }}
            />
          )}
        </Field>
        <Button type="submit">Allow</Button>
      </form>
      {warning && <Note tone="amber" title={warning} />}
    </div>
  );
}
