/** An answer that is not ready yet (202): where and how often to ask again. */
import { Checkbox } from '../../../components/field/Checkbox.tsx';
import type { AnswerPolicy } from '../../../lib/core/request/definition.ts';
import { Choice } from '../form/Choice.tsx';
import { CodeField } from '../form/CodeField.tsx';
import { NumberField } from '../form/NumberInput.tsx';
import { PathInput } from '../form/PathInput.tsx';
import { AnswerTestRow } from './AnswerTests.tsx';
import { useEdit } from './edit.ts';

type Poll = AnswerPolicy['poll'];

const WHERE = [
  { value: 'same', label: 'The same request' },
  { value: 'header', label: 'A header’s address' },
  { value: 'path', label: 'An address in the answer' },
  { value: 'parts', label: 'An address made of it' },
] as const;

const NOWHERE = { urlPath: null, url: null, urlHeader: null };

/** An empty text is one that is being written. */
const whereOf = (poll: Poll): (typeof WHERE)[number]['value'] => {
  if (typeof poll?.urlHeader === 'string') return 'header';
  if (typeof poll?.url === 'string') return 'parts';
  return typeof poll?.urlPath === 'string' ? 'path' : 'same';
};

export function PollForm({ poll, onPoll }: { poll: Poll; onPoll: (poll: Poll) => void }) {
  const { report, origin } = useEdit();
  const START = {
    same: NOWHERE,
    header: { ...NOWHERE, urlHeader: 'Location' },
    path: { ...NOWHERE, urlPath: '$.status_url' },
    parts: { ...NOWHERE, url: `${origin ?? 'https://api.example.com'}/jobs/{{id}}` },
  };
  const where = whereOf(poll);
  return (
    <>
      <Checkbox
        label="The answer may not be ready at once"
        checked={poll !== null}
        onChecked={on => onPoll(on ? { ...NOWHERE, intervalMs: 2000, maxTries: 20, doneWhen: null } : null)}
      />
      {poll && (
        <div class="Form">
          <Choice
            label="Where it is asked after"
            value={where}
            options={WHERE}
            onValue={next => onPoll({ ...poll, ...START[next] })}
          />
          {where === 'header' && (
            <CodeField
              label="Header"
              help="Such as Location or Operation-Location."
              value={poll.urlHeader ?? ''}
              onValue={urlHeader => onPoll({ ...poll, urlHeader })}
            />
          )}
          {where === 'path' && (
            <PathInput
              label="Path of the address"
              placeholder="$.status_url"
              answer={report?.value}
              value={poll.urlPath ?? ''}
              onValue={urlPath => onPoll({ ...poll, urlPath })}
            />
          )}
          {where === 'parts' && (
            <CodeField
              label="Address"
              help="Write {{name}} where a value of the answer belongs, such as {{request_id}}."
              value={poll.url ?? ''}
              onValue={url => onPoll({ ...poll, url })}
            />
          )}
          <div class="Form-grid">
            <NumberField
              label="Asked every"
              unit="s"
              whole={false}
              min={0.1}
              value={poll.intervalMs / 1000}
              onValue={seconds => onPoll({ ...poll, intervalMs: Math.round(seconds * 1000) })}
            />
            <NumberField
              label="At most times"
              min={1}
              max={100}
              value={poll.maxTries}
              onValue={maxTries => onPoll({ ...poll, maxTries })}
            />
          </div>
          <Checkbox
            label="It is ready when a test on its body holds"
            checked={poll.doneWhen !== null}
            onChecked={on =>
              onPoll({
                ...poll,
                doneWhen: on ? { path: '$.status', operator: 'equals', value: 'done' } : null,
              })
            }
          />
          {poll.doneWhen && (
            <AnswerTestRow
              name="“it is ready”"
              test={poll.doneWhen}
              onTest={doneWhen => onPoll({ ...poll, doneWhen })}
              onRemove={() => onPoll({ ...poll, doneWhen: null })}
            />
          )}
        </div>
      )}
    </>
  );
}
