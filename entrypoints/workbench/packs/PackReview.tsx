/** A pack before it is let in: what it brings, where it would call, what it costs, which keys it needs. */
import { useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { Checkbox } from '../../../components/field/Checkbox.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import { ErrorNote } from '../../../components/note/ErrorNote.tsx';
import { Note } from '../../../components/note/Note.tsx';
import { askForOrigins } from '../../../lib/browser/permissions.ts';
import { costWords } from '../../../lib/core/cost.ts';
import { formatCount } from '../../../lib/core/format.ts';
import type { Pack, PackList } from '../../../lib/core/pack/definition.ts';
import { classifyOrigin } from '../../../lib/core/request/origin.ts';
import { useLive } from '../../../lib/store/live.ts';
import { enablePlan } from '../../../lib/store/requests.ts';
import type { SecretSummary } from '../../../lib/store/secrets.ts';
import { useBench } from '../bench.ts';
import { useBoxes } from '../keys/box.ts';
import { go } from '../router.ts';
import { ClashList } from './ClashList.tsx';
import { type Choice, type Clash, clashesOf, importPack } from './import.ts';
import { PackKeys, type TypedKeys, wantedKeys } from './PackKeys.tsx';
import { wantedOrigins } from './wanted.ts';

export interface PackReviewProps {
  pack: Pack;
  notes: readonly string[];
  onDone: () => void;
}

export function PackReview({ pack, notes, onDone }: PackReviewProps) {
  const { db, toast } = useBench();
  const boxes = useBoxes();
  const clashes = useLive(() => clashesOf(db, pack), [pack], [] as readonly Clash[]).value;
  const secrets = useLive(() => boxes.secrets.list(), [boxes], [] as readonly SecretSummary[]).value;
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [typed, setTyped] = useState<TypedKeys>({});
  const [near, setNear] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<string | null>(null);
  const origins = wantedOrigins(pack.requests);
  const keys = wantedKeys(pack);
  const close = origins.filter(one => classifyOrigin(one.origin) !== 'public');
  const open = close.find(one => !near.has(one.origin));
  const count = pack.requests.length;

  const bring = async (asked: Promise<boolean> | null) => {
    try {
      const allowed = await asked;
      for (const key of keys) {
        const value = typed[key.name] ?? '';
        if (value === '' || secrets.some(one => one.name === key.name)) continue;
        const done = await boxes.secrets.save(key.name, value, key.origins);
        if (!done.ok) return setRefused(done.problem.message);
      }
      const ids = await importPack(db, pack, choices, Date.now());
      if (allowed === true) await Promise.all(ids.map(id => enablePlan(db, id, true)));
      const words =
        count === 0
          ? 'is here'
          : allowed === true
            ? 'is on'
            : allowed === null
              ? 'is here, and off'
              : 'is here, and off: the browser was not allowed to call its addresses';
      toast({
        text: (
          <>
            <b>{pack.name}</b> {words}.
          </>
        ),
        tone: allowed === false ? 'waits' : 'done',
      });
      onDone();
    } catch (error) {
      setRefused(error instanceof Error ? error.message : 'The pack could not be kept.');
    }
  };
  const turnOn = () => {
    // Asked at once: after an await the browser no longer counts it as the person's own press.
    void bring(origins.length > 0 ? askForOrigins(origins.map(one => one.origin)) : Promise.resolve(true));
  };
  return (
    <>
      <Section
        title={pack.name}
        line={[
          pack.author && `by ${pack.author}`,
          formatCount(count, 'request'),
          pack.chains.length > 0 && formatCount(pack.chains.length, 'chain'),
          pack.lists.length > 0 && formatCount(pack.lists.length, 'list'),
        ]
          .filter(Boolean)
          .join(' · ')}
      >
        {pack.description && <p class="t-small t-soft">{pack.description}</p>}
        <table class="Plain" aria-label="What it brings">
          <thead>
            <tr>
              <th scope="col">Request</th>
              <th scope="col">Provider</th>
              <th scope="col">Gives</th>
              <th scope="col">Costs</th>
            </tr>
          </thead>
          <tbody>
            {pack.requests.map(request => (
              <tr key={request.id}>
                <th scope="row" class="clip" title={request.description}>
                  {request.name}
                </th>
                <td class="clip">{request.provider || '–'}</td>
                <td class="clip">
                  {[...request.fields, ...request.derived].map(field => field.label).join(', ') ||
                    'nothing yet'}
                </td>
                <td>{costWords(request.cost) ?? 'free, it says'}</td>
              </tr>
            ))}
            {pack.chains.map(chain => (
              <tr key={chain.id}>
                <th scope="row" class="clip">
                  {chain.name}
                </th>
                <td>chain</td>
                <td class="clip">{chain.outputs.map(output => output.label).join(', ')}</td>
                <td>{formatCount(chain.steps.length, 'step')}</td>
              </tr>
            ))}
            {pack.lists.map(list => (
              <tr key={list.id}>
                <th scope="row" class="clip">
                  {list.name}
                </th>
                <td>list</td>
                <td class="clip" title={scoresOf(list)}>
                  {[...list.columns, scoresOf(list)].filter(Boolean).join(', ') || 'no rows'}
                </td>
                <td>nothing</td>
              </tr>
            ))}
          </tbody>
        </table>
        {notes.length > 0 && (
          <Note title="Left out">
            <ul>
              {notes.map(note => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Note>
        )}
      </Section>
      <Section
        title="Where it would call"
        line="The browser asks for all of them at once when you turn it on."
      >
        <ul class="Pack-origins">
          {origins.map(one => (
            <li key={one.origin}>
              <code>{one.origin}</code>
              <span class="t-micro clip">{one.requests.join(', ')}</span>
              {one.warning && <span class="t-small tone-amber">{one.warning}</span>}
            </li>
          ))}
        </ul>
        {close.map(one => (
          <Checkbox
            key={one.origin}
            label={`Let this pack call ${new URL(one.origin).host}, which is not on the public internet`}
            checked={near.has(one.origin)}
            onChecked={on =>
              setNear(
                on ? new Set([...near, one.origin]) : new Set([...near].filter(each => each !== one.origin)),
              )
            }
          />
        ))}
      </Section>
      {keys.length > 0 && (
        <Section title="Keys it needs" line="Each goes only to the addresses shown beside it.">
          <PackKeys keys={keys} secrets={secrets} typed={typed} onTyped={setTyped} />
        </Section>
      )}
      {clashes.length > 0 && (
        <Section title="Already here under the same id" line="Yours stays unless you replace it.">
          <ClashList clashes={clashes} choices={choices} onChoices={setChoices} />
        </Section>
      )}
      <div class="Pack-foot">
        {refused && (
          <ErrorNote
            what="Nothing was imported"
            kept={refused}
            {...(/locked/.test(refused)
              ? { action: { label: 'Unlock keys', onPress: () => go({ view: 'keys' }) } }
              : {})}
          />
        )}
        <Button
          kind="primary"
          disabled={
            open ? `Tick ${new URL(open.origin).host} first, or add the pack and leave it off` : false
          }
          onClick={turnOn}
        >
          {count > 0 ? `Turn on ${formatCount(count, 'request')}` : 'Add the pack'}
        </Button>
        {count > 0 && <Button onClick={() => void bring(null)}>Add, and leave off</Button>}
        <Button kind="plain" onClick={onDone}>
          Cancel
        </Button>
        {open && (
          <span class="t-small t-soft">
            It calls {new URL(open.origin).host}: tick it above to turn it on.
          </span>
        )}
      </div>
    </>
  );
}

/** `Fit (score of 5 rules)` */
const scoresOf = ({ scores }: PackList): string =>
  scores.map(score => `${score.name} (score of ${formatCount(score.rules.length, 'rule')})`).join(', ');
