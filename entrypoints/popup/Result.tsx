import { CardHead } from '../../components/card/CardHead.tsx';
import { CompanyActions } from '../../components/company/CompanyActions.tsx';
import { CompanyFields } from '../../components/company/CompanyFields.tsx';
import { MismatchNote } from '../../components/company/MismatchNote.tsx';
import { UnlockForm } from '../../components/company/UnlockForm.tsx';
import type { Subject } from '../../lib/core/record/subject.ts';
import { lineOf } from '../../lib/screen/headline.ts';
import type { CardState } from '../../lib/screen/use-card.ts';

/** The company's card within the popup: its fields in one column, its actions beneath. */
export function Result({ subject, card }: { subject: Subject; card: CardState }) {
  const line = lineOf(card.view);
  return (
    <section class="Popup-result" aria-labelledby="company" aria-busy={card.busy}>
      <CardHead
        id="company"
        name={card.name}
        domain={subject.domain ?? undefined}
        lists={card.inLists}
        line={
          line ?? (card.name === subject.domain ? (card.busy ? 'Being asked' : 'No name known') : undefined)
        }
      />
      {card.view.mismatches.map(mismatch => (
        <MismatchNote key={mismatch.planId} mismatch={mismatch} onJudge={card.judge} />
      ))}
      <div class="Popup-fields">
        <CompanyFields
          view={card.view}
          open={card.why.open}
          onWhy={card.why.toggle}
          onNext={card.next}
          valueActions={card.valueActions}
        />
        {card.unlocking && <UnlockForm onUnlock={card.unlock} onClose={card.closeUnlock} />}
      </div>
      <div class="Popup-actions">
        <CompanyActions {...card.actions} />
      </div>
    </section>
  );
}
