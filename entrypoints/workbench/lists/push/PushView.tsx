import { KeyRound, Send } from 'lucide-preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Button } from '../../../../components/button/Button.tsx';
import { EmptyState } from '../../../../components/note/EmptyState.tsx';
import { ErrorNote } from '../../../../components/note/ErrorNote.tsx';
import { command } from '../../../../lib/browser/commands.ts';
import { askForOrigins } from '../../../../lib/browser/permissions.ts';
import { costsWords } from '../../../../lib/core/cost.ts';
import { formatCount } from '../../../../lib/core/format.ts';
import { pushView } from '../../../../lib/core/list/plan-view.ts';
import type { Which } from '../../../../lib/core/push/due.ts';
import { optionalVariables } from '../../../../lib/core/push/optional.ts';
import { guessPushMapping, pushVariables } from '../../../../lib/core/push/values.ts';
import type { List, ListPush, StoredRequest } from '../../../../lib/core/record/records.ts';
import { planViews } from '../../../../lib/store/list-brief.ts';
import { pushesOf } from '../../../../lib/store/pushes.ts';
import { useBench } from '../../bench.ts';
import { go } from '../../router.ts';
import { useOnce } from '../../useOnce.ts';
import type { Selection } from '../selection.ts';
import { FirstCall } from './FirstCall.tsx';
import { PushChoices } from './PushChoices.tsx';
import { sourcesOf } from './sources.ts';
import { usePush } from './usePush.ts';
import { VariableTable } from './VariableTable.tsx';
import { estimateWords } from './words.ts';
import './push.css';

export interface PushViewProps {
  list: List;
  selection: Selection;
  /** The destination and rows to begin with; null is what was used last. */
  begin: { readonly requestId: string; readonly which: Which } | null;
  onClose: () => void;
}

/** Everything that a push is set up from, read once. */
export function PushView(props: PushViewProps) {
  const { db } = useBench();
  const { list } = props;
  const read = useOnce(async () => {
    const [requests, chains, pushes] = await Promise.all([
      db.requests.toArray(),
      db.chains.toArray(),
      pushesOf(db, list.id),
    ]);
    const ids = [...requests.map(one => one.id), ...chains.map(one => one.id)];
    const views = (await planViews(db, ids)).filter(view => view !== null);
    return { requests: requests.filter(one => one.enabled), pushes, views };
  }, [list.id]);
  if (!read) return null;
  if (read.requests.length === 0)
    return (
      <EmptyState
        icon={Send}
        title="There is no destination yet"
        action={<Button onClick={() => go({ view: 'request', id: 'new' })}>Define a request</Button>}
      >
        A request that takes a company, such as a POST to a CRM, a sheet or a webhook. Rows then go to it,
        each once.
      </EmptyState>
    );
  return <SetUp {...props} {...read} />;
}

interface SetUpProps extends PushViewProps {
  requests: readonly StoredRequest[];
  pushes: readonly ListPush[];
  views: NonNullable<Awaited<ReturnType<typeof planViews>>[number]>[];
}

/** A request that only reads is seldom meant. */
const sends = ({ definition }: StoredRequest): boolean =>
  definition.method !== 'GET' && definition.method !== 'HEAD';

const host = (origin: string): string => origin.replace(/^https?:\/\//, '');

/** Which rows go where, filled from what; the first call as it would go; and then the push itself. */
function SetUp({ list, selection, begin, onClose, requests, pushes, views }: SetUpProps) {
  const { toast } = useBench();
  const [destination, setDestination] = useState(
    () => begin?.requestId ?? pushes[0]?.requestId ?? requests.find(sends)?.id ?? requests[0]?.id ?? '',
  );
  const [rows, setRows] = useState<'all' | 'selected'>(selection.ids.size > 0 ? 'selected' : 'all');
  const [which, setWhich] = useState<Which>(begin?.which ?? 'due');
  const [problem, setProblem] = useState('');
  const [starting, setStarting] = useState(false);
  const request = requests.find(one => one.id === destination) ?? null;
  const sources = useMemo(() => sourcesOf(list, views), [list, views]);
  const variables = useMemo(() => (request ? pushVariables(request.definition) : []), [request]);
  const before = pushes.find(one => one.requestId === destination);
  const [mapping, setMapping] = useState(before?.mapping ?? {});
  const most = request?.definition.batch?.size ?? 1;
  const [size, setSize] = useState(1);
  useEffect(() => {
    // What was mapped before stays, as far as the request still has it; what is new in it is guessed.
    const guessed = guessPushMapping(variables, sources);
    const kept = variables.flatMap(name => {
      const source = before ? before.mapping[name] : guessed[name];
      return source ? [[name, source] as const] : [];
    });
    setMapping(Object.fromEntries(kept));
    setSize(Math.min(before?.size ?? most, most));
    setProblem('');
  }, [destination]);

  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.querySelector('select')?.focus(), []);
  const rowIds = rows === 'selected' ? [...selection.ids] : null;
  const { reckoned, problem: fault } = usePush(
    request && {
      request,
      view: pushView(request),
      selection: { listId: list.id, rowIds, requestId: request.id, mapping, which },
      size,
    },
  );
  const optional = useMemo(
    () => (request ? optionalVariables(request.definition) : new Set<string>()),
    [request],
  );
  const open = variables.filter(name => !mapping[name] && !optional.has(name));
  const estimate = reckoned?.estimate;

  const start = async () => {
    if (!request || !reckoned) return;
    // The browser asks only within the press itself: nothing is awaited before.
    if (reckoned.origins.length > 0 && !(await askForOrigins(reckoned.origins)))
      return setProblem(`Loupe may not call ${reckoned.origins.map(host).join(', ')} yet.`);
    setStarting(true);
    try {
      const about = { title: list.name, requestId: request.id, listId: list.id, rowIds };
      await command({ do: 'start-push', ...about, which, mapping, size });
      onClose();
      toast({
        text: `${formatCount(reckoned.estimate.rows, 'row')} on the way to ${request.definition.name}`,
      });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'The push did not start.');
    }
    setStarting(false);
  };
  const why = starting
    ? 'It is starting'
    : !reckoned || !estimate
      ? 'The estimate is on its way'
      : open.length > 0
        ? `Map ${open.join(', ')} first`
        : reckoned.keys.length > 0
          ? 'A key is missing'
          : estimate.rows === 0
            ? 'There is no row to push'
            : false;
  const price = estimate ? costsWords(estimate.costs) : '';
  const name = request?.definition.name ?? 'The destination';
  return (
    <div class="Push" ref={top}>
      <div class="Push-head">
        <div class="grow">
          <h2 class="t-title clip">Push rows of {list.name}</h2>
          <p class="t-small t-soft" role="status">
            {request && estimateWords(request, reckoned)}
          </p>
        </div>
        <Button onClick={onClose}>Cancel</Button>
        <Button kind="primary" icon={Send} disabled={why} onClick={() => void start()}>
          {reckoned && reckoned.origins.length > 0 ? 'Allow and push' : 'Push'}
          {estimate && estimate.rows > 0 && ` ${formatCount(estimate.rows, 'row')}`}
          {estimate && estimate.rows > 0 && ` · ${price ? `at most ${price}` : 'free'}`}
        </Button>
      </div>
      {(problem || fault) && <ErrorNote what={problem || fault} kept="Nothing was sent." />}
      {reckoned && reckoned.keys.length > 0 && (
        <ErrorNote
          icon={KeyRound}
          what={`${name} needs a key: ${reckoned.keys.map(key => `“${key}”`).join(', ')} is not set`}
          kept="Nothing was sent."
          action={{ label: 'Add key', onPress: () => go({ view: 'keys' }) }}
        />
      )}
      {estimate?.lack && open.length === 0 && (
        <ErrorNote
          tone="amber"
          what={
            estimate.lacking > 0
              ? `${formatCount(estimate.lacking, 'row')} cannot go: ${estimate.lack.message}`
              : estimate.lack.message
          }
          kept={estimate.rows > 0 ? 'Each is marked with its cause. The others go.' : 'Nothing was sent.'}
        />
      )}
      {reckoned && reckoned.chosen.standing.unknown > 0 && which !== 'every' && (
        <ErrorNote
          tone="amber"
          what={`${formatCount(reckoned.chosen.standing.unknown, 'row')} may have arrived before, and stay here`}
          kept="Say in their cells whether they arrived. Then they count as pushed, or go along."
        />
      )}
      {reckoned && reckoned.origins.length > 0 && !problem && (
        <p class="t-small t-soft">
          Loupe calls {reckoned.origins.map(host).join(', ')} for this. Your browser asks once, in its own
          words.
        </p>
      )}
      <div class="Push-parts">
        <div class="Push-set">
          <PushChoices
            requests={requests}
            destination={destination}
            onDestination={setDestination}
            rows={rows}
            selected={selection.ids.size}
            onRows={setRows}
            which={which}
            standing={reckoned?.chosen.standing ?? null}
            onWhich={setWhich}
            size={size}
            onSize={setSize}
          />
          {variables.length > 0 ? (
            <VariableTable
              variables={variables}
              optional={optional}
              mapping={mapping}
              sources={sources}
              sample={reckoned?.sample?.values ?? null}
              onMapping={setMapping}
            />
          ) : (
            <p class="t-small t-soft">
              {name} has no variable: every row would send the same. Write {'{{domain}}'} where a row’s value
              belongs.
            </p>
          )}
        </div>
        <FirstCall first={estimate?.first ?? null} isReckoned={reckoned !== null} />
      </div>
    </div>
  );
}
