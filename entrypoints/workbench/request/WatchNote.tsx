/** What a check found, at the head of the test: before and now, field by field, and the next step. */
import { Button } from '../../../components/button/Button.tsx';
import { ErrorNote } from '../../../components/note/ErrorNote.tsx';
import { costWords } from '../../../lib/core/cost.ts';
import { whenWords } from '../../../lib/core/schedule/words.ts';
import { isRed, troubleWords, type Watch } from '../../../lib/core/watch/watch.ts';
import { now } from '../clock.ts';
import { useEdit } from './edit.ts';
import { useNextStep } from './next-step.tsx';
import { useWatch } from './use-watch.ts';

export function WatchNote() {
  const { definition, openTab } = useEdit();
  const { watch, steer } = useWatch();
  const step = useNextStep(watch?.held?.problem ?? watch?.last?.problem ?? null);
  if (!watch) return null;
  const { last, held } = watch;
  const time = Math.max(now.value, Date.now());
  const price = costWords(definition.cost);
  const again = (
    <Button
      size="small"
      kind="plain"
      disabled={watch.checking !== null && 'It is being checked'}
      onClick={() => steer('now')}
    >
      Check again{price ? ` · ${price}` : ''}
    </Button>
  );
  if (isRed(watch) && last) {
    const { problem, charged, unit } = last;
    const cost =
      charged > 0 ? `The check was charged ${costWords({ amount: charged, unit })}.` : 'Nothing was charged.';
    const changed = { label: 'Open fields', onPress: () => openTab('fields') };
    return (
      <div class="Test-part">
        <ErrorNote
          what={`Checked ${whenWords(last.at, time)}: ${troubleWords(watch)}`}
          kept={`${problem?.detail ?? cost} A run on it would meet the same.`}
          action={problem ? (step ?? undefined) : changed}
          more={again}
        />
        <Changes watch={watch} />
      </div>
    );
  }
  if (last?.verdict === 'unknown')
    return (
      <div class="Test-part">
        <ErrorNote
          what="The browser closed during a check"
          kept={`It may have been charged ${costWords({ amount: last.charged, unit: last.unit }) ?? ''}, and was not made again.`}
          more={again}
        />
      </div>
    );
  if (!held) return null;
  return (
    <div class="Test-part">
      <ErrorNote
        tone="amber"
        what={
          last?.verdict === 'doubt'
            ? `A check got no good answer: ${held.problem.message}`
            : `A check waits: ${held.problem.message}`
        }
        kept={`Looked at again ${whenWords(held.lookAgain, time)}. It goes on by itself.`}
        action={step ?? undefined}
        more={again}
      />
    </div>
  );
}

const WORDS = { empty: 'emptied', type: 'another type', gone: 'gone' } as const;

function Changes({ watch: { last } }: { watch: Watch }) {
  const changes = last?.changes ?? [];
  if (changes.length === 0) return null;
  return (
    <table class="Plain" aria-label="What changed">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Before</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(change => (
          <tr key={`${change.kind} ${change.path}`}>
            <th scope="row" title={change.path}>
              {change.what} <span class="t-quiet">{WORDS[change.kind]}</span>
            </th>
            <td>{change.was}</td>
            <td>{change.now}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
