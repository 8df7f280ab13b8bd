import { GitCompareArrows } from 'lucide-preact';
import { Button } from '../button/Button.tsx';
import { Note } from '../note/Note.tsx';
import type { MismatchView } from './view.ts';

export interface MismatchNoteProps {
  mismatch: MismatchView;
  onJudge: (planId: string, verdict: 'apart' | 'confirmed') => void;
}

/** `<MismatchNote mismatch={m} onJudge={…} />`: an answer that names another firm; nothing is merged until a person says. */
export function MismatchNote({ mismatch, onJudge }: MismatchNoteProps) {
  const { planId, provider, name, domain } = mismatch;
  return (
    <Note
      tone="red"
      band
      icon={GitCompareArrows}
      title="Not the same company?"
      actions={
        <>
          <Button size="small" onClick={() => onJudge(planId, 'apart')}>
            Keep apart
          </Button>
          <Button size="small" kind="plain" onClick={() => onJudge(planId, 'confirmed')}>
            It is the same
          </Button>
        </>
      }
    >
      <span title={mismatch.why}>
        {provider} answered for <b>{name ?? domain ?? 'another company'}</b>
        {name && domain && `, ${domain}`}. Kept apart until you say.
      </span>
    </Note>
  );
}
