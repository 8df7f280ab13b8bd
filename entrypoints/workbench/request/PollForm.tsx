/** An answer that is not ready yet (202): where and how often to ask again. */
import { Checkbox } from '../../../components/field/Checkbox.tsx';
import type { AnswerPolicy } from '../../../lib/core/request/definition.ts';
import { NumberField } from '../form/NumberInput.tsx';
import { PathInput } from '../form/PathInput.tsx';
import { AnswerTestRow } from './AnswerTests.tsx';

type Poll = AnswerPolicy['poll'];

export function PollForm({ poll, onPoll }: { poll: Poll; onPoll: (poll: Poll) => void }) {
  return (
    <>
      <Checkbox
        label="The answer may not be ready at once"
        checked={poll !== null}
        onChecked={on =>
          onPoll(on ? { urlPath: null, intervalMs: 2000, maxTries: 20, doneWhen: null } : null)
        }
      />
      {poll && (
        <div class="Form">
          <PathInput
            label="Path of the address to ask"
            help="Empty: the same request is sent again."
            placeholder="$.status_url"
            answer={undefined}
            value={poll.urlPath ?? ''}
            onValue={path => onPoll({ ...poll, urlPath: path || null })}
          />
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
