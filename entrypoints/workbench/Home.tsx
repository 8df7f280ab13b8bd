import { ClipboardPaste, Package, Table2 } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/button/Button.tsx';
import { TopBar } from '../../components/frame/TopBar.tsx';
import { formatCount } from '../../lib/core/format.ts';
import { useLive } from '../../lib/store/live.ts';
import { planList } from '../../lib/store/plan-list.ts';
import { setting } from '../../lib/store/settings.ts';
import { useBench } from './bench.ts';
import { NewList } from './lists/NewList.tsx';
import { go, hrefOf } from './router.ts';

/** Where the workbench opens: the last list, or, while there is none, the two ways in. */
export function Home() {
  const { db } = useBench();
  const [naming, setNaming] = useState(false);
  const lists = useLive(() => db.lists.orderBy('name').toArray(), [], null).value;
  const builtIn = useLive(() => planList(db), [], []).value.filter(plan => plan.source === 'built-in').length;
  useEffect(() => {
    const [first] = lists ?? [];
    if (!lists || !first) return;
    void setting(db, 'lastList').then(last => {
      const id = lists.find(list => list.id === last)?.id ?? first.id;
      // In place of this address, so that Back does not come here again.
      location.replace(hrefOf({ view: 'list', id }));
    });
  }, [lists]);
  if (!lists || lists.length > 0) return null;
  return (
    <>
      <TopBar title="Loupe" line="two ways in, one button each" />
      <div class="Welcome">
        <Way
          title="Read enriched pages"
          text="Someone on your team made a pack, or you start with the sources that need no key."
          steps={[
            [
              'Add a pack',
              'Drop the file here, or take a ready-made one',
              `built in: ${formatCount(builtIn, 'request')}`,
            ],
            ['Enter its keys', 'None for the built-in pack', ''],
            ['Make a list, or open a page', 'You say which sites, one at a time', ''],
          ]}
        >
          <Button kind="primary" size="large" icon={Table2} onClick={() => setNaming(true)}>
            Make a list
          </Button>
          <Button size="large" icon={Package} onClick={() => go({ view: 'packs' })}>
            Open a pack file
          </Button>
        </Way>
        <Way
          title="Connect an API"
          text="Describe one call. Loupe makes it for every company, inside the limits and the budget that you set."
          steps={[
            ['Paste a cURL command', 'Or start with an empty request', ''],
            ['Send it for one company', 'Click the values that you want as fields', '1 call'],
            ['Set limits and cost, then share', 'A pack file holds everything but the keys', 'no secrets'],
          ]}
        >
          <Button size="large" icon={ClipboardPaste} onClick={() => go({ view: 'request', id: 'new' })}>
            Define a request
          </Button>
        </Way>
      </div>
      <NewList open={naming} onClose={() => setNaming(false)} />
    </>
  );
}

interface WayProps {
  title: string;
  text: string;
  steps: readonly (readonly [what: string, how: string, end: string])[];
  children: ComponentChildren;
}

function Way({ title, text, steps, children }: WayProps) {
  return (
    <section class="Welcome-way">
      <h2>{title}</h2>
      <p class="t-soft">{text}</p>
      <ol>
        {steps.map(([what, how, end], i) => (
          <li key={what}>
            <span class="t-micro">{i + 1}</span>
            <span>
              {what}
              <span class="Welcome-how">{how}</span>
            </span>
            <span class="t-micro push">{end}</span>
          </li>
        ))}
      </ol>
      <div class="row">{children}</div>
    </section>
  );
}
