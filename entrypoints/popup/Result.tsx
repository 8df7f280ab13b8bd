import { LinkButton } from '../../components/button/LinkButton.tsx';
import { CardHead } from '../../components/card/CardHead.tsx';
import { CompanyActions } from '../../components/company/CompanyActions.tsx';
import { CompanyFields } from '../../components/company/CompanyFields.tsx';
import { MismatchNote } from '../../components/company/MismatchNote.tsx';
import { UnlockForm } from '../../components/company/UnlockForm.tsx';
import { openWorkbench } from '../../lib/browser/current-tab.ts';
import type { Subject } from '../../lib/core/record/subject.ts';
import { lineOf } from '../../lib/screen/headline.ts';
import { useScreen } from '../../lib/screen/screen.ts';
import type { CardState } from '../../lib/screen/use-card.ts';

/** The company's card within the popup: its fields in one column, its actions beneath. */
export function Result({ subject, card }: { subject: Subject; card: CardState }) {
  const { fail } = useScreen();
  const line = lineOf(card.view);
  return (
    <section class="Popup-result" aria-labelledby="company" aria-busy={card.busy}>
      <CardHead
        id="company"
        name={card.name}
        domain={subject.domain ?? undefined}
        lists={card.inLists}
        line={line ?? (card.name === subject.domain && card.busy ? 'Being asked' : undefined)}
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
        {subject.domain === null && !card.busy && (
          <p class="t-micro">
            {card.book.resolver ? (
              'No domain was found for this name. Write it above.'
            ) : (
              <>
                Known by its name alone. Write its domain above, or{' '}
                <LinkButton onClick={() => void openWorkbench('#/settings').catch(fail)}>
                  let a request find domains
                </LinkButton>
                .
              </>
            )}
          </p>
        )}
        {card.unlocking && <UnlockForm onUnlock={card.unlock} onClose={card.closeUnlock} />}
      </div>
      <div class="Popup-actions">
        <CompanyActions {...card.actions} />
      </div>
    </section>
  );
}
