import { ArrowLeft, Maximize2, Pencil } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button/Button.tsx';
import { IconButton } from '../../components/button/IconButton.tsx';
import { CardHead } from '../../components/card/CardHead.tsx';
import { CompanyActions } from '../../components/company/CompanyActions.tsx';
import { CompanyGroups } from '../../components/company/CompanyGroups.tsx';
import { CorrectForm } from '../../components/company/CorrectForm.tsx';
import { MismatchNote } from '../../components/company/MismatchNote.tsx';
import { UnlockForm } from '../../components/company/UnlockForm.tsx';
import type { Subject } from '../../lib/core/record/subject.ts';
import { useCard } from '../../lib/screen/use-card.ts';
import { useLeave } from '../../lib/screen/use-missing-origins.ts';

export interface DetailProps {
  subject: Subject;
  /** Begin with the field for its domain. */
  correct: boolean;
  host: string;
  onSubject: (subject: Subject) => void;
  onBack: () => void;
}

/** One company, in the panel. */
export function Detail({ subject, correct, host, onSubject, onBack }: DetailProps) {
  const leave = useLeave(null, subject.domain === null);
  const card = useCard({ subject, source: host, ask: leave.first });
  const [correcting, setCorrecting] = useState(correct);
  const back = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!correct) back.current?.querySelector('button')?.focus();
  }, [correct]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onBack();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [onBack]);

  const take = async (text: string): Promise<string | null> => {
    const { readCompany } = await import('../../lib/screen/read-company.ts');
    const read = readCompany(text);
    if (!read.ok) return read.message;
    if (!read.subject.domain) return 'Write a domain, such as example.com.';
    onSubject({ ...read.subject, name: subject.name });
    return null;
  };

  return (
    <>
      <header class="Panel-back" ref={back}>
        <h1 class="spoken">One company</h1>
        <Button kind="plain" size="small" icon={ArrowLeft} onClick={onBack}>
          This page
        </Button>
        <Button kind="plain" size="small" icon={Pencil} onClick={() => setCorrecting(true)}>
          {(card.subject ?? subject).domain ? 'Not this company' : 'Add domain'}
        </Button>
      </header>
      <main class="Panel-detail" aria-labelledby="company" aria-busy={card.busy}>
        <CardHead
          id="company"
          name={card.name}
          domain={(card.subject ?? subject).domain ?? undefined}
          lists={card.inLists}
          end={
            <IconButton icon={Maximize2} label="Open in workbench" size="small" onClick={card.openBench} />
          }
        />
        {correcting && (
          <div class="Panel-correct">
            <CorrectForm
              label={`Domain of ${card.name}`}
              initial={subject.domain ?? ''}
              onCorrect={take}
              onClose={() => setCorrecting(false)}
            />
          </div>
        )}
        {card.view.mismatches.map(mismatch => (
          <MismatchNote key={mismatch.planId} mismatch={mismatch} onJudge={card.judge} />
        ))}
        <CompanyGroups
          view={card.view}
          open={card.why.open}
          onWhy={card.why.toggle}
          onNext={card.next}
          onAgain={card.again}
          valueActions={card.valueActions}
        />
        {card.unlocking && (
          <div class="Panel-correct">
            <UnlockForm onUnlock={card.unlock} onClose={card.closeUnlock} />
          </div>
        )}
        {card.loaded && !card.view.asked && (
          <p class="Panel-none">{card.actions.askBlocked || `Not asked yet. ${card.actions.askTitle}.`}</p>
        )}
      </main>
      <footer class="CardFoot">
        <CompanyActions {...card.actions} />
      </footer>
    </>
  );
}
