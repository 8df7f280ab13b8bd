/** The right half: a sample row, the call as it was sent, what came back, and what the fields make of it. */
import { Play } from 'lucide-preact';
import { Button } from '../../../components/button/Button.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { ErrorNote } from '../../../components/note/ErrorNote.tsx';
import { Kbd } from '../../../components/sign/Kbd.tsx';
import { costWords } from '../../../lib/core/cost.ts';
import { variablesOf } from '../../../lib/core/request/variables.ts';
import { AnswerView } from './AnswerView.tsx';
import { useEdit } from './edit.ts';
import { FieldsPreview } from './FieldsPreview.tsx';
import { JobProposal } from './JobProposal.tsx';
import { PagingProposal } from './PagingProposal.tsx';
import { SampleSelect } from './SampleSelect.tsx';
import { SentView } from './SentView.tsx';
import { StatusLine } from './StatusLine.tsx';
import type { Sample } from './sample.ts';
import type { Trial } from './trial.ts';
import { WatchNote } from './WatchNote.tsx';
import { WatchSection } from './WatchSection.tsx';

export interface TestPaneProps {
  sample: Sample;
  trial: Trial;
  /** Why it cannot be sent now; false when it can. */
  blocked: string | false;
  /** Never saved: then sending it is the next thing. */
  isNew: boolean;
  /** What is saved is what is written here. */
  saved: boolean;
  onSend: () => void;
}

export function TestPane({ sample, trial, blocked, isNew, saved, onSend }: TestPaneProps) {
  const { definition, report, tab } = useEdit();
  const price = costWords(definition.cost);
  const { answered, failed, sending } = trial;
  return (
    <section class="Test" aria-label="Test">
      <header class="Test-head">
        <h2>Test</h2>
        <SampleSelect sample={sample} />
        <span class="t-micro push">{price ?? 'free'}</span>
        <Button
          kind={isNew && !answered ? 'primary' : 'standard'}
          icon={Play}
          disabled={sending ? 'It is being sent' : blocked}
          onClick={onSend}
        >
          {sending ? 'Sending…' : 'Send'} <Kbd keys="Mod Enter" />
        </Button>
      </header>
      {!isNew && <WatchNote />}
      <TypedValues sample={sample} />
      {failed && (
        <div class="Test-part">
          <ErrorNote what="The test did not run" kept={failed} />
        </div>
      )}
      {answered && report ? (
        <>
          <SentView answered={answered} />
          <StatusLine report={report} />
          <div class="Test-part">
            <JobProposal />
            {tab !== 'paging' && <PagingProposal />}
          </div>
          <AnswerView report={report} />
          <FieldsPreview report={report} />
        </>
      ) : (
        !failed && (
          <p class="Test-empty t-small t-soft">
            {definition.url === ''
              ? 'Write the address first. Then send it with a sample row, and press the values of the answer that you want as fields.'
              : 'Send it with a sample row. The answer stands here: press a value to make it a field.'}
          </p>
        )
      )}
      {!isNew && <WatchSection saved={saved} />}
    </section>
  );
}

/** One field for each variable that the sample row has no value for. */
function TypedValues({ sample }: { sample: Sample }) {
  const { definition } = useEdit();
  const own = sample.chosen === 'typed' ? {} : sample.values;
  const names = [...new Set(variablesOf(definition))].filter(
    name => !name.includes('.') && (sample.chosen === 'typed' || !(name in own) || name in sample.typed),
  );
  if (names.length === 0) return null;
  return (
    <div class="Test-part Test-values">
      {names.map(name => (
        <Field key={name} label={<code>{name}</code>}>
          {wire => (
            <TextInput
              {...wire}
              code
              placeholder={name === 'domain' ? 'kestrel-robotics.example' : ''}
              value={sample.typed[name] ?? ''}
              onValue={value => sample.type(name, value)}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
