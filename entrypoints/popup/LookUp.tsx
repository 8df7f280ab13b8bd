import { Package, Search } from 'lucide-preact';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../../components/button/Button.tsx';
import { EmptyState } from '../../components/note/EmptyState.tsx';
import { Note } from '../../components/note/Note.tsx';
import { type CurrentTab, openWorkbench } from '../../lib/browser/current-tab.ts';
import { onPanelCompany } from '../../lib/browser/panel-company.ts';
import { openSidePanel } from '../../lib/browser/side-panel.ts';
import { subjectOfFound } from '../../lib/screen/found-subject.ts';
import type { PageSite } from '../../lib/screen/page-host.ts';
import { priced } from '../../lib/screen/price.ts';
import { useScreen } from '../../lib/screen/screen.ts';
import { useCard } from '../../lib/screen/use-card.ts';
import type { OneField } from '../../lib/screen/use-field.ts';
import { hostsOf, useLeave } from '../../lib/screen/use-missing-origins.ts';
import { Result } from './Result.tsx';

export interface LookUpProps {
  field: OneField;
  tab: CurrentTab | null;
  site: PageSite | null;
  /** Set to what Enter does. */
  submit: RefObject<() => void>;
  /** Enter was pressed before this could hear it. */
  early: RefObject<boolean>;
  /** All that is known of the tab's company stands here. @param asks there is something to ask */
  onSettled: (asks: boolean) => void;
}

/** An Enter so soon after a page's company came was on its way to the page, and buys nothing here. Milliseconds. */
const AIMED_MS = 800;

/** What the field finds: what is known stands there at once, and what it would cost to ask. */
export function LookUp({ field, tab, site, submit, early, onSettled }: LookUpProps) {
  const { fail } = useScreen();
  const leave = useLeave(null, field.subject?.domain === null);
  const panel = tab ? () => void openSidePanel(tab.windowId).catch(fail) : undefined;
  const card = useCard({
    subject: field.subject,
    source: site?.host ?? '',
    ask: leave.first,
    ...(panel ? { onPanel: panel } : {}),
  });
  const windowId = tab?.windowId;
  const came = useRef(Number.NEGATIVE_INFINITY);
  // Where a page's card could not ask, and no side panel opened, its company comes here.
  useEffect(() => {
    if (windowId === undefined) return;
    return onPanelCompany(windowId, company => {
      came.current = performance.now();
      early.current = false;
      void subjectOfFound(company).then(subject => subject && field.show(subject), fail);
    });
  }, [windowId]);
  const { byHand } = card.book;
  const fresh = field.subject !== null && card.loaded && leave.known && !card.view.asked;

  const { loaded } = card;
  const settled = loaded && leave.known && (field.subject !== null || field.owner !== undefined);
  const asks = byHand.length > 0;
  useLayoutEffect(() => {
    if (settled) onSettled(asks);
  }, [settled, asks]);
  submit.current = () => {
    if (performance.now() - came.current < AIMED_MS) return;
    early.current = !loaded;
    if (byHand.length === 0) return;
    // What is known of the company stands there while the browser asks its own question.
    const reading = field.read().catch((problem: unknown) => {
      fail(problem);
      return null;
    });
    // At once, while the browser still sees the key press.
    leave.first(() => {
      void reading.then(subject => {
        if (subject) void card.lookUp(subject, 'missing');
      });
    });
  };

  useEffect(() => {
    if (loaded && early.current) submit.current?.();
  }, [loaded, early, submit]);

  if (loaded && byHand.length === 0)
    return (
      <section aria-labelledby="setup">
        <h2 id="setup" class="spoken">
          Setting up
        </h2>
        <EmptyState
          icon={Package}
          title="Nothing to ask yet"
          action={
            <Button kind="primary" onClick={() => void openWorkbench('#/packs').catch(fail)}>
              Set up Loupe
            </Button>
          }
        >
          Add a pack, or connect an API. Then every company is one Enter away.
        </EmptyState>
      </section>
    );
  if (field.subject && card.view.asked) return <Result subject={card.subject ?? field.subject} card={card} />;
  if (!fresh) return null;
  const verb = leave.missing.length > 0 ? 'Allow and look up' : `Look up ${card.name}`;
  return (
    <section class="Popup-ask" aria-label="Not asked yet">
      {leave.missing.length > 0 && (
        <Note title={`Loupe may not call ${hostsOf(leave.missing)} yet`}>
          Looking up sends the company’s domain or name there, and nothing else. Your browser asks once.
        </Note>
      )}
      <div class="stack">
        <Button kind="primary" icon={Search} onClick={event => card.actions.onAsk(event)}>
          {priced(verb, card.price)}
        </Button>
        <span class="t-micro" title={card.actions.askTitle}>
          {card.actions.askTitle}
        </span>
      </div>
    </section>
  );
}
