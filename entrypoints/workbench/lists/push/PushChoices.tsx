import { Field } from '../../../../components/field/Field.tsx';
import { Select } from '../../../../components/field/Select.tsx';
import { formatNumber } from '../../../../lib/core/format.ts';
import type { Standing, Which } from '../../../../lib/core/push/due.ts';
import type { StoredRequest } from '../../../../lib/core/record/records.ts';
import { jsonOf } from '../../../../lib/core/request/body.ts';
import { repeatables } from '../../../../lib/core/request/repeat.ts';
import { Choice } from '../../form/Choice.tsx';
import { NumberField } from '../../form/NumberInput.tsx';
import { hrefOf } from '../../router.ts';

export interface PushChoicesProps {
  requests: readonly StoredRequest[];
  destination: string;
  onDestination: (id: string) => void;
  rows: 'all' | 'selected';
  selected: number;
  onRows: (rows: 'all' | 'selected') => void;
  which: Which;
  /** Null while it is counted. */
  standing: Readonly<Record<Standing, number>> | null;
  onWhich: (which: Which) => void;
  size: number;
  onSize: (size: number) => void;
}

const WHICH_WORDS: Readonly<Record<Which, string>> = {
  due: 'New, changed or failed',
  new: 'New: never pushed',
  changed: 'Changed since',
  failed: 'Failed',
  every: 'Every one, again',
};

const countOf = (which: Which, of: Readonly<Record<Standing, number>>): number => {
  switch (which) {
    case 'due':
      return of.never + of.changed + of.failed;
    case 'new':
      return of.never;
    case 'changed':
    case 'failed':
      return of[which];
    case 'every':
      return of.never + of.changed + of.failed + of.pushed + of.unknown;
  }
};

/** Where to, which rows, and how many a call. */
export function PushChoices(props: PushChoicesProps) {
  const { requests, destination, rows, selected, which, standing, size } = props;
  const request = requests.find(one => one.id === destination);
  const most = request?.definition.batch?.size ?? 1;
  const options = requests
    .map(({ id, definition: { name, method, provider } }) => ({
      value: id,
      label: [name, provider !== name && provider].filter(Boolean).join(' · '),
      group: method === 'GET' || method === 'HEAD' ? 'Requests that read' : 'Requests that send',
    }))
    .sort((a, b) => b.group.localeCompare(a.group) || a.label.localeCompare(b.label));
  return (
    <div class="Push-choices">
      <Field label="Push to">
        {wire => <Select {...wire} value={destination} options={options} onValue={props.onDestination} />}
      </Field>
      <Field label="Rows">
        {wire => (
          <Select
            {...wire}
            value={rows}
            options={[
              { value: 'all', label: 'Of the whole list' },
              {
                value: 'selected',
                label: `Of the ${formatNumber(selected, 0)} selected`,
                disabled: selected === 0,
              },
            ]}
            onValue={props.onRows}
          />
        )}
      </Field>
      <Field label="Which of them">
        {wire => (
          <Select
            {...wire}
            value={which}
            options={(Object.keys(WHICH_WORDS) as Which[]) // keyed by nothing else
              .map(value => ({
                value,
                label: `${WHICH_WORDS[value]}${standing ? ` · ${formatNumber(countOf(value, standing), 0)}` : ''}`,
              }))}
            onValue={props.onWhich}
          />
        )}
      </Field>
      {most > 1 ? (
        <div class="Push-calls">
          <Choice
            label="Calls"
            value={size > 1 ? 'batch' : 'one'}
            options={[
              { value: 'batch', label: 'In batches' },
              { value: 'one', label: 'One row a call' },
            ]}
            onValue={how => props.onSize(how === 'batch' ? most : 1)}
          />
          {size > 1 && (
            <NumberField
              label={`Rows a call, at most ${formatNumber(most, 0)}`}
              min={2}
              max={most}
              value={size}
              onValue={props.onSize}
            />
          )}
        </div>
      ) : (
        request && <BatchHint request={request} />
      )}
    </div>
  );
}

/** A body that could take several rows, where nobody has said so yet. */
function BatchHint({ request }: { request: StoredRequest }) {
  const json = jsonOf(request.definition.body);
  const could = json?.ok ? repeatables(json.node) : [];
  if (could.length === 0) return <p class="Field-help">One row a call.</p>;
  return (
    <p class="Field-help">
      One row a call. If {request.definition.provider || 'the API'} takes several, say so under{' '}
      <a href={`${hrefOf({ view: 'request', id: request.id })}/body`}>Body</a>.
    </p>
  );
}
