/** About the request, how its answer is judged, what is tried again, and how long it is kept. */
import { Checkbox } from '../../../components/field/Checkbox.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { TextArea } from '../../../components/field/TextArea.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import { costWords } from '../../../lib/core/cost.ts';
import type { AnswerPolicy, RetryPolicy } from '../../../lib/core/request/definition.ts';
import { CodeField } from '../form/CodeField.tsx';
import { NumberField } from '../form/NumberInput.tsx';
import { PathInput } from '../form/PathInput.tsx';
import { AnswerTests } from './AnswerTests.tsx';
import { useEdit } from './edit.ts';
import { OtherTroubles } from './OtherTroubles.tsx';
import { PollForm } from './PollForm.tsx';

const FORMATS = [
  { value: 'auto', label: 'As it says' },
  { value: 'json', label: 'JSON' },
  { value: 'ndjson', label: 'JSON lines' },
  { value: 'xml', label: 'XML' },
  { value: 'csv', label: 'CSV' },
  { value: 'text', label: 'Text' },
] as const;
const HOUR = 3_600_000;
const MB = 1024 * 1024;
const rounded = (n: number): number => Math.round(n * 100) / 100;

export function AdvancedTab() {
  const { definition, change } = useEdit();
  const { description, cache } = definition;
  return (
    <>
      <Section title="About" line="For whoever opens it next">
        <Field label="Description" hideLabel>
          {wire => (
            <TextArea
              {...wire}
              rows={2}
              value={description}
              onValue={next => change({ description: next })}
              placeholder="What it answers, and when to use it"
            />
          )}
        </Field>
      </Section>
      <Answers />
      <Retries />
      <Section
        title="Kept answers"
        line="A kept answer is used in place of a call, free, while it is young enough."
      >
        <div class="Form-grid">
          <NumberField
            label="An answer is good for"
            unit="days"
            whole={false}
            value={rounded(cache.ttlMs / (24 * HOUR))}
            onValue={days => change({ cache: { ...cache, ttlMs: Math.round(days * 24 * HOUR) } })}
          />
          <NumberField
            label="“Not found” is good for"
            unit="days"
            whole={false}
            value={rounded(cache.notFoundTtlMs / (24 * HOUR))}
            onValue={days => change({ cache: { ...cache, notFoundTtlMs: Math.round(days * 24 * HOUR) } })}
          />
        </div>
        <OtherTroubles tab="advanced" />
      </Section>
    </>
  );
}

const statusesOf = (text: string): number[] =>
  text
    .split(/[\s,]+/)
    .map(Number)
    .filter(n => Number.isInteger(n) && n >= 400 && n <= 599);

function Answers() {
  const { definition, change, report } = useEdit();
  const { answer } = definition;
  const put = (patch: Partial<AnswerPolicy>) => change({ answer: { ...answer, ...patch } });
  return (
    <Section title="The answer" line="How it is read, and what in it means failure">
      <div class="Form">
        <div class="Form-grid">
          <Field label="Format">
            {wire => (
              <Select {...wire} value={answer.format} options={FORMATS} onValue={format => put({ format })} />
            )}
          </Field>
          <NumberField
            label="Waited for at most"
            unit="s"
            whole={false}
            min={0.1}
            max={300}
            value={answer.timeoutMs / 1000}
            onValue={seconds => put({ timeoutMs: Math.round(seconds * 1000) })}
          />
          <NumberField
            label="At most this large"
            unit="MB"
            whole={false}
            min={0.01}
            max={64}
            value={rounded(answer.maxBytes / MB)}
            onValue={size => put({ maxBytes: Math.round(size * MB) })}
          />
        </div>
        <PathInput
          label="Path of a text that is JSON itself"
          help="Such as the reply of a language model. What is in it can be picked then."
          placeholder="$.choices[0].message.content"
          answer={report?.value}
          value={answer.jsonWithin ?? ''}
          onValue={path => put({ jsonWithin: path || null })}
        />
        <Checkbox
          label="404 means “no such company”, not a wrong address"
          checked={answer.notFoundIsAnswer}
          onChecked={notFoundIsAnswer => put({ notFoundIsAnswer })}
        />
        {answer.notFoundIsAnswer && (
          <Checkbox
            label="Even when the 404 is a web page"
            checked={answer.notFoundPage}
            onChecked={notFoundPage => put({ notFoundPage })}
          />
        )}
        <AnswerTests
          title="It failed all the same when"
          tests={answer.failWhen}
          onTests={failWhen => put({ failWhen })}
        />
        <AnswerTests
          title="Nothing was found when"
          tests={answer.notFoundWhen}
          onTests={notFoundWhen => put({ notFoundWhen })}
        />
        <PathInput
          label="Path of the provider’s own error sentence"
          placeholder="$.error.message"
          answer={report?.value}
          value={answer.messagePath ?? ''}
          onValue={path => put({ messagePath: path || null })}
        />
        <StatusField
          statuses={answer.throttleStatuses}
          onStatuses={throttleStatuses => put({ throttleStatuses })}
        />
        <PollForm poll={answer.poll} onPoll={poll => put({ poll })} />
      </div>
    </Section>
  );
}

function StatusField({
  statuses,
  onStatuses,
}: {
  statuses: readonly number[];
  onStatuses: (statuses: number[]) => void;
}) {
  return (
    <Field label="Statuses that mean “slower”, beside 429" help="Such as 403, 509. Usually none.">
      {wire => (
        <input
          {...wire}
          class="Input"
          data-code=""
          defaultValue={statuses.join(', ')}
          onChange={event => onStatuses(statusesOf(event.currentTarget.value))}
        />
      )}
    </Field>
  );
}

function Retries() {
  const { definition, change } = useEdit();
  const { retry, cost, method } = definition;
  const price = costWords(cost);
  const put = (patch: Partial<RetryPolicy>) => change({ retry: { ...retry, ...patch } });
  const risky = method === 'POST' || method === 'PATCH';
  const { idempotency } = retry;
  return (
    <Section
      title="Tried again"
      line={
        price && cost.charged === 'always'
          ? `Each try may cost ${price}.`
          : 'After 1 s, 2 s, 4 s …, or when the server says.'
      }
    >
      <div class="Form">
        <div class="Form-grid">
          <NumberField
            label="Tries after the first"
            max={8}
            value={retry.retries}
            onValue={retries => put({ retries })}
          />
        </div>
        <Checkbox
          label={risky ? `Sending this ${method} twice does no harm` : 'Sending it twice does no harm'}
          checked={retry.repeatable}
          onChecked={repeatable => put({ repeatable })}
        />
        {risky && !retry.repeatable && !idempotency && (
          <p class="Field-help">A {method} is not tried again until you say that it is safe.</p>
        )}
        <Checkbox
          label="The provider knows a repeat by a header"
          checked={idempotency !== null}
          onChecked={on => put({ idempotency: on ? { header: 'Idempotency-Key', validHours: 24 } : null })}
        />
        {idempotency && (
          <div class="Form-grid">
            <CodeField
              label="Header"
              value={idempotency.header}
              onValue={header => put({ idempotency: { ...idempotency, header } })}
            />
            <NumberField
              label="Remembered for"
              unit="hours"
              whole={false}
              value={idempotency.validHours}
              onValue={validHours => put({ idempotency: { ...idempotency, validHours } })}
            />
          </div>
        )}
      </div>
    </Section>
  );
}
