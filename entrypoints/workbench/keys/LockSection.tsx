/** The passphrase: what it guards against, and setting, using, changing and removing it. */
import { Lock, LockOpen } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import { ConfirmDialog } from '../../../components/note/ConfirmDialog.tsx';
import { Note } from '../../../components/note/Note.tsx';
import { formatCount } from '../../../lib/core/format.ts';
import { resumeLocked } from '../../../lib/screen/unlock.ts';
import { useLive } from '../../../lib/store/live.ts';
import type { LockOutcome, LockState } from '../../../lib/store/passphrase.ts';
import { useBench } from '../bench.ts';
import { useBoxes } from './box.ts';
import { LockTimeout } from './LockTimeout.tsx';

export function LockSection() {
  const { db, toast } = useBench();
  const { lock } = useBoxes();
  const [state, setState] = useState<LockState | null>(null);
  const [asked, setAsked] = useState<'change' | 'clear' | 'forget' | null>(null);
  // The lock's row tells of another passphrase; locking itself leaves no row, so each action asks again.
  const epoch = useLive(async () => (await db.keyring.get('lock'))?.epoch ?? 0, [db], 0).value;
  const ask = () => void lock.state().then(setState, () => undefined);
  useEffect(ask, [epoch]);
  const done = (words: string) => {
    setAsked(null);
    ask();
    toast({ text: words });
  };
  if (state === null) return null;
  return (
    <Section title="Passphrase" line={LINES[state]}>
      <div class="Form">
        {state === 'open' && (
          <>
            <Note title="Whoever copies this browser’s profile can use the keys">
              They are encrypted on the disk, and the browser does not hand the key out; but a copied profile
              takes it along. A passphrase is the real protection: without it nobody can open them, and
              neither can we.
            </Note>
            <PassForm
              label="New passphrase"
              verb="Set passphrase"
              isNew
              act={next => lock.set(next)}
              onDone={() => done('Your keys are under the passphrase now.')}
            />
          </>
        )}
        {state === 'locked' && (
          <>
            <PassForm
              label="Passphrase"
              verb="Unlock"
              act={word => lock.unlock(word)}
              onDone={() =>
                void resumeLocked(db).then(
                  runs =>
                    done(
                      runs > 0 ? `Unlocked. ${formatCount(runs, 'run goes on', 'runs go on')}.` : 'Unlocked.',
                    ),
                  () => done('Unlocked.'),
                )
              }
              primary
            />
            <div>
              <Button kind="danger" size="small" onClick={() => setAsked('forget')}>
                I forgot it…
              </Button>
            </div>
          </>
        )}
        {state === 'unlocked' && (
          <>
            <div class="row">
              <Button
                icon={Lock}
                onClick={() =>
                  void lock.lock().then(() => done('Locked. Calls with keys wait for the passphrase.'))
                }
              >
                Lock now
              </Button>
              <Button kind="plain" onClick={() => setAsked(asked === 'change' ? null : 'change')}>
                Change passphrase
              </Button>
              <Button kind="plain" onClick={() => setAsked(asked === 'clear' ? null : 'clear')}>
                Remove passphrase
              </Button>
            </div>
            {asked === 'change' && (
              <PassForm
                label="New passphrase"
                verb="Change passphrase"
                isNew
                act={next => lock.set(next)}
                onDone={() => done('The passphrase is changed.')}
              />
            )}
            {asked === 'clear' && (
              <PassForm
                label="Present passphrase"
                verb="Remove passphrase"
                act={word => lock.clear(word)}
                onDone={() => done('The passphrase is removed.')}
              />
            )}
          </>
        )}
        {state !== 'open' && <LockTimeout />}
      </div>
      <ConfirmDialog
        open={asked === 'forget'}
        title="Delete all keys and start anew?"
        confirm="Delete all keys"
        safe="Keep them"
        typed="delete"
        onConfirm={() => void lock.forget().then(() => done('All keys are deleted.'))}
        onClose={() => setAsked(null)}
      >
        Without the passphrase nothing opens them. Requests, lists and results stay; every key is entered
        again.
      </ConfirmDialog>
    </Section>
  );
}

const LINES: Record<LockState, string> = {
  open: 'None is set.',
  locked: 'Locked: calls that need a key wait.',
  unlocked: 'Set, and unlocked for now.',
};

interface PassFormProps {
  label: string;
  verb: string;
  isNew?: boolean;
  primary?: boolean;
  act: (word: string) => Promise<LockOutcome>;
  onDone: () => void;
}

function PassForm({ label, verb, isNew = false, primary = false, act, onDone }: PassFormProps) {
  const [word, setWord] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const outcome = await act(word).finally(() => setBusy(false));
    if (!outcome.ok) return setFault(outcome.message);
    setWord('');
    onDone();
  };
  return (
    <form class="Form-secret" onSubmit={event => void submit(event)}>
      <Field
        label={label}
        help={isNew ? 'A few words are best. It cannot be found again.' : undefined}
        error={fault ?? undefined}
      >
        {wire => (
          <TextInput
            {...wire}
            type="password"
            autocomplete={isNew ? 'new-password' : 'current-password'}
            value={word}
            onValue={next => {
              setWord(next);
              setFault(null);
            }}
          />
        )}
      </Field>
      <Button
        type="submit"
        kind={primary ? 'primary' : 'standard'}
        icon={primary ? LockOpen : undefined}
        disabled={busy ? 'It is at work' : false}
      >
        {verb}
      </Button>
    </form>
  );
}
