/** Kept answers: how much room they take, how much they may take, and clearing them. */
import { useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import { ConfirmDialog } from '../../../components/note/ConfirmDialog.tsx';
import { formatBytes, formatCount } from '../../../lib/core/format.ts';
import { answerBytes, shrinkAnswers } from '../../../lib/store/answers.ts';
import { useLive } from '../../../lib/store/live.ts';
import { setSetting } from '../../../lib/store/settings.ts';
import { useBench } from '../bench.ts';
import { NumberField } from '../form/NumberInput.tsx';

const MB = 1_000_000;

export function AnswersSection({ answerBytes: most }: { answerBytes: number }) {
  const { db, toast } = useBench();
  const [clearing, setClearing] = useState(false);
  const now = useLive(
    async () => ({ bytes: await answerBytes(db), count: await db.answerUses.count() }),
    [db],
    { bytes: 0, count: 0 },
  ).value;
  const clear = async () => {
    setClearing(false);
    await shrinkAnswers(db, 0);
    toast({ text: 'The kept answers are gone.' });
  };
  return (
    <Section
      title="Kept answers"
      line={`${formatCount(now.count, 'answer')}, ${formatBytes(now.bytes)}. The least used go first.`}
    >
      <div class="Form">
        <div class="Form-grid">
          <NumberField
            label="May take"
            unit="MB"
            min={1}
            max={100_000}
            value={Math.round(most / MB)}
            onValue={size => void setSetting(db, 'answerBytes', size * MB)}
          />
        </div>
        <div>
          <Button
            kind="danger"
            disabled={now.count === 0 && 'There are none'}
            onClick={() => setClearing(true)}
          >
            Clear kept answers…
          </Button>
        </div>
      </div>
      <ConfirmDialog
        open={clearing}
        title={`Clear ${formatCount(now.count, 'kept answer')}?`}
        confirm="Clear kept answers"
        safe="Keep them"
        onConfirm={() => void clear()}
        onClose={() => setClearing(false)}
      >
        Cells stay as they are. A new field then needs a call for each company, which may cost again.
      </ConfirmDialog>
    </Section>
  );
}
