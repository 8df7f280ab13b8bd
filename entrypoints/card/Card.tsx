import { CircleSlash2, Maximize2, PanelRight, X } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import { IconButton } from '../../components/button/IconButton.tsx';
import { LinkButton } from '../../components/button/LinkButton.tsx';
import { CardHead } from '../../components/card/CardHead.tsx';
import { CompanyActions } from '../../components/company/CompanyActions.tsx';
import { CompanyGroups } from '../../components/company/CompanyGroups.tsx';
import { CorrectForm } from '../../components/company/CorrectForm.tsx';
import { MismatchNote } from '../../components/company/MismatchNote.tsx';
import type { NextView } from '../../components/company/view.ts';
import { EmptyState } from '../../components/note/EmptyState.tsx';
import { formatPercent } from '../../lib/core/format.ts';
import type { FoundCompany } from '../../lib/core/message/page.ts';
import type { Subject } from '../../lib/core/record/subject.ts';
import { isGuess } from '../../lib/screen/found-subject.ts';
import { siteOf } from '../../lib/screen/page-host.ts';
import { useCard } from '../../lib/screen/use-card.ts';
import { useFrame, useFrameHeight } from '../../lib/screen/use-frame.ts';
import { useLeave } from '../../lib/screen/use-missing-origins.ts';

/** The page that the frame stands in: its origin is all that the browser tells, and older ones (Firefox) nothing. */
const host = siteOf([...(location.ancestorOrigins ?? [])].at(-1) ?? document.referrer)?.host ?? '';
/** Steps that need the browser's own window beside the page, or a passphrase: not within a foreign page. */
const ELSEWHERE: ReadonlySet<string> = new Set(['allow-origin', 'unlock', 'sign-in']);

/** `its name is in your list` as a sentence. */
const reasonOf = ({ reason }: FoundCompany): string =>
  reason
    ? `${reason.charAt(0).toUpperCase()}${reason.slice(1).replace(/\.$/, '')}.`
    : 'Found by its name alone.';

/** One company, within a foreign page: reads and collects here; what spends, only while it is provably seen. */
export function Card() {
  const head = useRef<HTMLDivElement>(null);
  const middle = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLElement>(null);
  const frame = useFrame();
  const { told } = frame;
  const [corrected, setCorrected] = useState<Subject | null>(null);
  const [correcting, setCorrecting] = useState(false);
  const [doubted, setDoubted] = useState(false);

  const company = told?.company;
  const subject = corrected ?? told?.subject ?? null;
  const leave = useLeave(null, subject?.domain === null);
  const card = useCard({
    subject,
    source: host,
    mayAsk: () => {
      if (frame.seen() && leave.missing.length === 0) return true;
      frame.panel();
      return false;
    },
  });

  const drawn = told === null ? 'lost' : subject ? 'company' : 'waits';
  useFrameHeight([head, middle, foot], drawn, drawn === 'lost' || (drawn === 'company' && card.loaded));

  const correct = async (text: string): Promise<string | null> => {
    const { readCompany } = await import('../../lib/screen/read-company.ts');
    const read = readCompany(text);
    if (!read.ok) return read.message;
    if (!read.subject.domain) return 'Write a domain, such as example.com.';
    setCorrected({ ...read.subject, name: read.subject.name ?? company?.name ?? null });
    return null;
  };
  const next = (step: NextView): void => {
    if (ELSEWHERE.has(step.problem.next.do)) frame.panel();
    else card.next(step);
  };

  const close = <IconButton icon={X} label="Close" shortcut="Esc" size="small" onClick={frame.close} />;
  if (told === null)
    return (
      <main class="Card">
        <div ref={middle}>
          <h1 class="spoken">Loupe</h1>
          <h2 class="spoken">Company</h2>
          <div class="Card-alone">{close}</div>
          <EmptyState icon={CircleSlash2} title="This card lost its company">
            Close it, and open it again from the page.
          </EmptyState>
        </div>
      </main>
    );
  if (!company || !subject)
    return (
      <main class="Card" aria-busy="true">
        <div ref={head}>
          <h1 class="spoken">Loupe</h1>
          <div class="Card-alone">{close}</div>
        </div>
      </main>
    );

  // A domain that a lookup found is the company's own.
  const guess = !corrected && card.subject === subject && isGuess(company);
  const sure = corrected || company.confidence >= 1 ? undefined : `${formatPercent(company.confidence)} sure`;
  return (
    <main class="Card" aria-labelledby="company">
      <div ref={head}>
        <h1 class="spoken">Loupe</h1>
        <CardHead
          id="company"
          name={card.name}
          domain={card.subject?.domain ?? undefined}
          guessed={guess}
          lists={card.inLists}
          {...(sure ? { sure, sureTitle: company.reason, onSure: () => setDoubted(!doubted) } : {})}
          end={
            <>
              <IconButton icon={PanelRight} label="Open side panel" size="small" onClick={frame.panel} />
              <IconButton icon={Maximize2} label="Open in workbench" size="small" onClick={card.openBench} />
              {close}
            </>
          }
        />
      </div>
      <div class="Card-middle">
        <div ref={middle}>
          {(guess || doubted || correcting) && (
            <div class="Card-guess">
              {correcting ? (
                <CorrectForm
                  label={`Domain of ${company.name ?? 'this company'}`}
                  initial={subject.domain ?? ''}
                  onCorrect={correct}
                  onClose={() => setCorrecting(false)}
                />
              ) : (
                <p>
                  {reasonOf(company)}{' '}
                  <LinkButton onClick={() => setCorrecting(true)}>
                    {subject.domain ? 'Not this company' : 'Add its domain'}
                  </LinkButton>
                </p>
              )}
            </div>
          )}
          {card.view.mismatches.map(mismatch => (
            <MismatchNote key={mismatch.planId} mismatch={mismatch} onJudge={card.judge} />
          ))}
          <CompanyGroups
            view={card.view}
            open={card.why.open}
            onWhy={card.why.toggle}
            onNext={next}
            onAgain={card.again}
            valueActions={card.valueActions}
          />
          {card.loaded && !card.view.asked && (
            <p class="Card-none">{card.actions.askBlocked || `Not asked yet. ${card.actions.askTitle}.`}</p>
          )}
        </div>
      </div>
      <footer class="CardFoot" ref={foot}>
        <CompanyActions {...card.actions} />
      </footer>
    </main>
  );
}
