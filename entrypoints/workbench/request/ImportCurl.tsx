/** A pasted cURL command becomes the request; keys in it go to the box, and only their names stay. */
import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { Button } from '../../../components/button/Button.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { TextArea } from '../../../components/field/TextArea.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { Dialog } from '../../../components/note/Dialog.tsx';
import { ErrorNote } from '../../../components/note/ErrorNote.tsx';
import { Note } from '../../../components/note/Note.tsx';
import { type ParsedCurl, parseCurl } from '../../../lib/core/curl/parse.ts';
import { requestSchema } from '../../../lib/core/request/definition.ts';
import { useBench } from '../bench.ts';
import { useBoxes } from '../keys/box.ts';
import { useEdit } from './edit.ts';
import { renameSecret } from './rename-secret.ts';
import { originOfUrl } from './trial.ts';

type Good = Extract<ParsedCurl, { ok: true }>;

export function ImportCurl({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { definition, change, secrets } = useEdit();
  const { toast } = useBench();
  const boxes = useBoxes();
  const [text, setText] = useState('');
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState<string | null>(null);
  const parsed = text.trim() === '' ? null : parseCurl(text);
  const taken = new Set(secrets.map(one => one.name));
  const nameFor = (suggested: string): string => names[suggested] ?? freeKeyName(suggested, taken);
  const close = () => {
    // What was pasted may hold keys: it does not outlive the dialog.
    setText('');
    setNames({});
    setRefused(null);
    onClose();
  };
  const use = async (good: Good) => {
    const origin = originOfUrl(good.request.url);
    for (const found of good.secrets) {
      if (found.value === '' || origin === null) continue;
      const wanted = nameFor(found.suggestedName);
      if (taken.has(wanted)) return setRefused(`A key named ${wanted} is there. Take another name.`);
      const done = await boxes.secrets.save(wanted, found.value, [origin]);
      if (!done.ok) return setRefused(done.problem.message);
    }
    let imported: unknown = {
      ...good.request,
      id: definition.id,
      name: definition.name || good.request.name,
    };
    for (const { suggestedName } of good.secrets)
      imported = renameSecret(imported, suggestedName, nameFor(suggestedName));
    const read = v.safeParse(requestSchema, imported);
    if (!read.success) return setRefused(read.issues[0].message);
    const { name, provider, method, url, parameters, headers, body, auth, answer, retry } = read.output;
    change({
      name,
      provider: definition.provider || provider,
      ...{ method, url, parameters, headers, body, auth, answer, retry },
    });
    toast({
      text: `Imported. ${good.secrets.length > 0 ? 'Its keys are in the box. ' : ''}Put {{domain}} where the company belongs.`,
    });
    close();
  };
  const good = parsed?.ok ? parsed : null;
  const foot = (
    <>
      <Button onClick={close}>Cancel</Button>
      <Button
        kind="primary"
        disabled={good ? false : 'Paste a cURL command first'}
        onClick={() => good && void use(good)}
      >
        Use this request
      </Button>
    </>
  );
  return (
    <Dialog open={open} title="Import cURL" wide foot={foot} onClose={close}>
      <Field
        label="cURL command"
        help="From the provider’s documentation, or “Copy as cURL” in a browser’s network view."
      >
        {wire => (
          <TextArea
            {...wire}
            code
            autofocus
            rows={6}
            placeholder="curl 'https://api.example.com/v1/companies?domain=…' -H 'X-Api-Key: …'"
            value={text}
            onValue={setText}
          />
        )}
      </Field>
      {parsed && !parsed.ok && <ErrorNote what="This cannot be read" kept={parsed.problem.message} />}
      {good && (
        <p class="t-code Import-address">
          <b>{good.request.method ?? 'GET'}</b> {good.request.url}
        </p>
      )}
      {good && good.secrets.length > 0 && (
        <div class="Form">
          {good.secrets.map(found => (
            <Field
              key={found.suggestedName}
              label={`A key in ${found.place}`}
              help={
                found.value === ''
                  ? 'Only named here; enter its value under Keys.'
                  : `Kept encrypted under this name, for ${originOfUrl(good.request.url) ?? 'its address'} only.`
              }
            >
              {wire => (
                <TextInput
                  {...wire}
                  code
                  value={nameFor(found.suggestedName)}
                  onValue={name => setNames({ ...names, [found.suggestedName]: name })}
                />
              )}
            </Field>
          ))}
        </div>
      )}
      {good && good.warnings.length > 0 && (
        <Note tone="amber" title="Different from the command">
          <ul>
            {good.warnings.map(warning => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Note>
      )}
      {refused && <ErrorNote what="Nothing was imported" kept={refused} />}
    </Dialog>
  );
}

const freeKeyName = (wanted: string, taken: ReadonlySet<string>): string => {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.has(name)) return name;
  }
};
