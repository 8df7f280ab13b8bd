/** A copied call (cURL, fetch, one of a HAR file) or an operation of an OpenAPI document becomes the request; its keys go to the box, only their names stay. */
import { FileUp } from 'lucide-preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import * as v from 'valibot';
import { Button } from '../../../components/button/Button.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { TextArea } from '../../../components/field/TextArea.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { Dialog } from '../../../components/note/Dialog.tsx';
import { ErrorNote } from '../../../components/note/ErrorNote.tsx';
import { Note } from '../../../components/note/Note.tsx';
import { companyIn } from '../../../lib/core/curl/company.ts';
import { isHar, type ReadHar, readHar } from '../../../lib/core/curl/har.ts';
import { type ParsedCurl, parseEntry, parsePasted } from '../../../lib/core/curl/parse.ts';
import { type Company, offerVariables, takeOffers } from '../../../lib/core/curl/vary.ts';
import { requestOf } from '../../../lib/core/openapi/request.ts';
import { requestSchema } from '../../../lib/core/request/definition.ts';
import { originOfUrl } from '../../../lib/core/request/origins.ts';
import { variablesOf } from '../../../lib/core/request/variables.ts';
import { useBench } from '../bench.ts';
import { useBoxes } from '../keys/box.ts';
import { useEdit } from './edit.ts';
import { ImportVary, offerId } from './ImportVary.tsx';
import { renameSecret } from './rename-secret.ts';
import { type OpenApiRead, useOpenApi } from './use-open-api.ts';

const MOST_SHOWN = 200_000;
const EXAMPLE = "curl 'https://api.example.com/v1/companies?domain=…' -H 'X-Api-Key: …'";

type Good = Extract<ParsedCurl, { ok: true }>;

export function ImportCall({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { definition, change, secrets } = useEdit();
  const { toast } = useBench();
  const boxes = useBoxes();
  const [text, setText] = useState('');
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState<string | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const [entry, setEntry] = useState(0);
  const [typed, setTyped] = useState<Company | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const har = useMemo((): ReadHar | null => (isHar(text) ? readHar(text) : null), [text]);
  const api = useOpenApi(text);
  const parsed = useMemo((): ParsedCurl | null => {
    if (text.trim() === '' || api.state === 'reading') return null;
    if (api.state === 'refused') return { ok: false, problem: { kind: 'unsupported', message: api.message } };
    if (api.state === 'read') {
      const operation = api.operations[entry] ?? api.operations[0];
      return operation ? { ok: true, ...requestOf(api.document, operation) } : null;
    }
    if (!har) return parsePasted(text);
    if (!har.ok) return { ok: false, problem: { kind: 'syntax', message: har.message } };
    const chosen = har.entries[entry] ?? har.entries[0];
    return chosen ? parseEntry(chosen) : null;
  }, [text, har, api, entry]);
  const taken = new Set(secrets.map(one => one.name));
  const nameFor = (suggested: string): string => names[suggested] ?? freeKeyName(suggested, taken);
  const take = (pasted: string) => {
    setText(pasted);
    setEntry(0);
    setTyped(null);
    setLeft(new Set());
  };
  const close = () => {
    // What was pasted may hold keys: it does not outlive the dialog.
    setNames({});
    setRefused(null);
    take('');
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
      ...takeOffers(
        good.request,
        offers.filter(one => !left.has(offerId(one))),
      ),
      id: definition.id,
      name: definition.name || good.request.name,
    };
    for (const { suggestedName } of good.secrets)
      imported = renameSecret(imported, suggestedName, nameFor(suggestedName));
    const read = v.safeParse(requestSchema, imported);
    if (!read.success) return setRefused(read.issues[0].message);
    const { name, provider, method, url, parameters, headers, body, auth, answer, retry } = read.output;
    const { description, fields } = read.output;
    change({
      name,
      ...(description ? { description } : {}),
      ...(fields.length > 0 && definition.fields.length === 0 ? { fields } : {}),
      provider: definition.provider || provider,
      ...{ method, url, parameters, headers, body, auth, answer, retry },
    });
    const filled = good.secrets.some(found => found.value !== '');
    const varies = variablesOf(read.output).length > 0;
    const said = [
      'Imported.',
      filled ? 'Its keys are in the box.' : good.secrets.length > 0 ? 'Enter its key under Auth.' : '',
      varies ? 'Send a test to see what comes.' : 'Put {{domain}} where the company belongs.',
    ];
    toast({ text: said.filter(Boolean).join(' ') });
    close();
  };
  const good = parsed?.ok ? parsed : null;
  const calls = callsOf(har, api);
  const company = typed ?? { domain: good && companyIn(good.request), name: null };
  const offers = good ? offerVariables(good.request, company) : [];
  const foot = (
    <>
      <Button onClick={close}>Cancel</Button>
      <Button
        kind="primary"
        disabled={good ? false : 'Paste a call first'}
        onClick={() => good && void use(good)}
      >
        Use this request
      </Button>
    </>
  );
  return (
    <Dialog open={open} title="Import a call" wide foot={foot} onClose={close}>
      <Field
        label="cURL, fetch, HAR or OpenAPI"
        help="From the provider’s documentation, or “Copy as cURL”, “Copy as fetch” or “Save as HAR” of a browser’s network view; or a provider’s OpenAPI 3 document, as JSON or YAML."
      >
        {wire => (
          <TextArea
            {...wire}
            code
            autofocus
            rows={6}
            placeholder={text.length > MOST_SHOWN ? 'The file is read.' : EXAMPLE}
            // A field of megabytes would hold up the page.
            value={text.length > MOST_SHOWN ? '' : text}
            onValue={take}
          />
        )}
      </Field>
      <div>
        <input
          ref={file}
          type="file"
          class="spoken"
          tabIndex={-1}
          accept=".har,.json,.yaml,.yml,.txt"
          aria-label="HAR or OpenAPI file"
          onChange={event => {
            const [chosen] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            void chosen?.text().then(take, () => setRefused('The file could not be read.'));
          }}
        />
        <Button size="small" icon={FileUp} onClick={() => file.current?.click()}>
          Open a file
        </Button>
      </div>
      {calls.length > 0 && (
        <Field label={`Which of its ${calls.length} calls?`}>
          {wire => (
            <Select
              {...wire}
              value={String(entry)}
              options={calls}
              onValue={next => {
                setEntry(Number(next));
                setTyped(null);
                setLeft(new Set());
              }}
            />
          )}
        </Field>
      )}
      {parsed && !parsed.ok && <ErrorNote what="This cannot be read" kept={parsed.problem.message} />}
      {good && (
        <p class="t-code Import-address">
          <b>{good.request.method ?? 'GET'}</b> {good.request.url}
        </p>
      )}
      {good && api.state === 'none' && (
        <ImportVary company={company} onCompany={setTyped} offers={offers} left={left} onLeft={setLeft} />
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

const MOST_CALLS = 2000;

/** What a HAR file or a document has to choose from. */
const callsOf = (har: ReadHar | null, api: OpenApiRead) => {
  const labels =
    api.state === 'read'
      ? api.operations.map(({ method, path, title, group }) => ({
          label: `${title} · ${method} ${path}`,
          ...(group ? { group } : {}),
        }))
      : har?.ok
        ? har.entries.map(one => ({ label: `${one.label} · ${one.status}` }))
        : [];
  return labels.slice(0, MOST_CALLS).map((one, index) => ({ ...one, value: String(index) }));
};

const freeKeyName = (wanted: string, taken: ReadonlySet<string>): string => {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.has(name)) return name;
  }
};
