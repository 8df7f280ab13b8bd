/** Rows in batches: which list of the body has an item for each row, how many fit, and what the answer says of single rows. */
import { Field } from '../../../components/field/Field.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import { MOST_ROWS_A_CALL } from '../../../lib/core/push/definition.ts';
import { jsonOf } from '../../../lib/core/request/body.ts';
import type { Batch } from '../../../lib/core/request/definition.ts';
import { repeatables } from '../../../lib/core/request/repeat.ts';
import { variablesOf } from '../../../lib/core/request/variables.ts';
import { Choice } from '../form/Choice.tsx';
import { NumberField } from '../form/NumberInput.tsx';
import { PathInput } from '../form/PathInput.tsx';
import { AnswerTests } from './AnswerTests.tsx';
import { useEdit } from './edit.ts';
import { errorAt } from './trouble.ts';

type Told = NonNullable<Batch['told']>;

const ONE = 'one a call';

const OF = [
  { value: 'whole', label: 'Of the batch as a whole' },
  { value: 'every', label: 'Of every row' },
  { value: 'failed', label: 'Of rows that failed' },
] as const;

const FRESH: Record<Told['of'], Told> = {
  every: {
    path: '$.results[*]',
    of: 'every',
    rowPath: null,
    variable: null,
    failWhen: [{ path: '$.success', operator: 'not-equals', value: true }],
    messagePath: null,
  },
  failed: {
    path: '$.errors[*]',
    of: 'failed',
    rowPath: '$.index',
    variable: null,
    failWhen: [],
    messagePath: '$.message',
  },
};

/** Only a JSON body with a list of one item can take several rows. */
export function BatchForm() {
  const { definition, change, troubles } = useEdit();
  const { batch, body } = definition;
  const json = jsonOf(body);
  const could = json?.ok ? repeatables(json.node) : [];
  if (could.length === 0 && !batch) return null;
  const places = batch && !could.includes(batch.path) ? [...could, batch.path] : could;
  const options = [
    { value: ONE, label: 'None: one row a call' },
    ...places.map(path => ({ value: `=${path}`, label: path === '' ? 'The body itself' : path })),
  ];
  const put = (patch: Partial<Batch>) => batch && change({ batch: { ...batch, ...patch } });
  return (
    <Section title="Rows in batches" line="For rows of a list that are pushed here, several to a call.">
      <div class="Form">
        <div class="Form-grid">
          <Field
            label="List of the rows"
            help="Written once, repeated for each row."
            {...errorAt(troubles, 'batch.path')}
          >
            {wire => (
              <Select
                {...wire}
                value={batch ? `=${batch.path}` : ONE}
                options={options}
                onValue={value =>
                  change({
                    batch: value === ONE ? null : { size: 100, told: null, ...batch, path: value.slice(1) },
                  })
                }
              />
            )}
          </Field>
          {batch && (
            <NumberField
              label="Rows a call, at most"
              min={2}
              max={MOST_ROWS_A_CALL}
              value={batch.size}
              onValue={size => put({ size })}
            />
          )}
        </div>
        {batch && (
          <>
            <Choice
              label="The answer speaks"
              value={batch.told?.of ?? 'whole'}
              options={OF}
              onValue={of => put({ told: of === 'whole' ? null : FRESH[of] })}
            />
            {batch.told ? (
              <ToldForm told={batch.told} onTold={told => put({ told })} />
            ) : (
              <p class="Field-help">A batch is taken or refused as one.</p>
            )}
          </>
        )}
      </div>
    </Section>
  );
}

const ABOUT = [
  { value: 'order', label: 'By their order' },
  { value: 'place', label: 'By a place, from 0' },
  { value: 'value', label: 'By a value' },
] as const;

const START = { place: '$.index', value: '$.id' } as const;

function ToldForm({ told, onTold }: { told: Told; onTold: (told: Told) => void }) {
  const { definition, report } = useEdit();
  const variables = variablesOf(definition);
  const about = told.rowPath === null ? 'order' : told.variable === null ? 'place' : 'value';
  const put = (patch: Partial<Told>) => onTold({ ...told, ...patch });
  return (
    <>
      <PathInput
        label="Path of what is said of single rows"
        placeholder="$.results[*]"
        answer={report?.value}
        value={told.path}
        onValue={path => put({ path })}
      />
      <Choice
        label="Which row it is about"
        value={about}
        options={told.of === 'failed' ? ABOUT.slice(1) : ABOUT}
        onValue={how =>
          put({
            rowPath: how === 'order' ? null : how === about ? told.rowPath : START[how],
            variable: how === 'value' ? (told.variable ?? variables[0] ?? null) : null,
          })
        }
      />
      {told.rowPath !== null && (
        <div class="Form-grid">
          <PathInput
            label={about === 'place' ? 'Path of the place' : 'Path of the value'}
            help="Within what is said of one row."
            placeholder="$.index"
            answer={undefined}
            value={told.rowPath}
            onValue={rowPath => put({ rowPath })}
          />
          {about === 'value' && (
            <Field label="Is the value of">
              {wire => (
                <Select
                  {...wire}
                  value={told.variable ?? ''}
                  options={variables.map(name => ({ value: name, label: name }))}
                  onValue={variable => put({ variable })}
                />
              )}
            </Field>
          )}
        </div>
      )}
      <AnswerTests
        title={told.of === 'failed' ? 'Of these, it failed only when' : 'A row failed when'}
        tests={told.failWhen}
        onTests={failWhen => put({ failWhen })}
      />
      <PathInput
        label="Path of why"
        help="Within what is said of one row; may stay empty."
        placeholder="$.message"
        answer={undefined}
        value={told.messagePath ?? ''}
        onValue={path => put({ messagePath: path === '' ? null : path })}
      />
    </>
  );
}
