/** The keys: their names, where they may go, what uses them; and the lock. A value is never shown. */
import { KeyRound, Plus } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import { TopBar } from '../../../components/frame/TopBar.tsx';
import { EmptyState } from '../../../components/note/EmptyState.tsx';
import type { StoredRequest } from '../../../lib/core/record/records.ts';
import { originsOf } from '../../../lib/core/request/origins.ts';
import { useLive } from '../../../lib/store/live.ts';
import { namesSecret } from '../../../lib/store/secret-uses.ts';
import type { SecretSummary } from '../../../lib/store/secrets.ts';
import { useBench } from '../bench.ts';
import { hrefOf, routeQuery } from '../router.ts';
import { useBoxes } from './box.ts';
import { KeyDialog } from './KeyDialog.tsx';
import { KeyRow } from './KeyRow.tsx';
import { LockSection } from './LockSection.tsx';
import { secretNamesIn } from './names.ts';
import '../form/form.css';
import './keys.css';

interface Loaded {
  readonly keys: readonly SecretSummary[];
  readonly requests: readonly StoredRequest[];
}

export function KeysPage() {
  const { db, toast } = useBench();
  const boxes = useBoxes();
  const loaded = useLive(
    async (): Promise<Loaded> => {
      const [keys, requests] = await Promise.all([boxes.secrets.list(), db.requests.toArray()]);
      return { keys, requests };
    },
    [boxes],
    null as Loaded | null,
  ).value;
  const wanted = routeQuery().get('secret');
  const [making, setMaking] = useState<string | null>(null);
  if (!loaded) return <TopBar title="Keys" />;
  const { keys, requests } = loaded;
  const there = new Set(keys.map(key => key.name));
  const missing = [
    ...new Set(requests.filter(row => row.enabled).flatMap(row => secretNamesIn(row.definition))),
  ].filter(name => !there.has(name));
  const add = (
    <Button kind="primary" icon={Plus} onClick={() => setMaking('')}>
      Add key
    </Button>
  );
  return (
    <>
      <TopBar
        title="Keys"
        line={keys.length === 1 ? '1 key' : `${keys.length} keys`}
        actions={keys.length > 0 && add}
      />
      {keys.length === 0 ? (
        <EmptyState icon={KeyRound} title="No keys" action={add}>
          An API key is kept here once, encrypted, and goes only to the addresses that you allow.
        </EmptyState>
      ) : (
        <ul class="Keys" aria-label="Keys">
          {keys.map(key => (
            <KeyRow
              key={key.name}
              secret={key}
              open={key.name === wanted}
              uses={requests.filter(row => namesSecret(row.definition, key.name))}
            />
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <Section title="Named by requests, not there yet">
          <ul class="Keys-missing">
            {missing.map(name => (
              <li key={name} class="row">
                <code class="Token" data-kind="secret">
                  {name}
                </code>
                <span class="t-small t-soft clip">
                  {requests
                    .filter(row => namesSecret(row.definition, name))
                    .map(row => row.definition.name)
                    .join(', ')}
                </span>
                <span class="push">
                  {signInOf(name, requests) ? (
                    <a href={`${hrefOf({ view: 'request', id: signInOf(name, requests) ?? '' })}/auth`}>
                      Sign in
                    </a>
                  ) : (
                    <Button size="small" onClick={() => setMaking(name)}>
                      Enter {name}
                    </Button>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <LockSection />
      <KeyDialog
        open={making !== null}
        name={making ?? ''}
        origins={originsFor(making, requests)}
        taken={keys.map(key => key.name)}
        onSaved={name => {
          setMaking(null);
          toast({
            text: (
              <>
                <b>{name}</b> is kept.
              </>
            ),
          });
        }}
        onClose={() => setMaking(null)}
      />
    </>
  );
}

/** The request whose sign-in gives this key; null where a person enters it. */
const signInOf = (name: string, requests: readonly StoredRequest[]): string | null =>
  requests.find(({ definition: { auth } }) => auth.kind === 'oauth-code' && auth.refreshSecret === name)
    ?.id ?? null;

/** Where the requests that name it go: offered, to be read before it is saved. */
const originsFor = (name: string | null, requests: readonly StoredRequest[]): readonly string[] => {
  if (!name) return [];
  const origins = requests
    .filter(row => namesSecret(row.definition, name))
    .flatMap(row => originsOf(row.definition));
  return [...new Set(origins)];
};
