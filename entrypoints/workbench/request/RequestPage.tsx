/** What stands under a request's address: the request, or the chain of that id. */
import { Braces } from 'lucide-preact';
import { Button } from '../../../components/button/Button.tsx';
import { TopBar } from '../../../components/frame/TopBar.tsx';
import { EmptyState } from '../../../components/note/EmptyState.tsx';
import type { StoredChain, StoredRequest } from '../../../lib/core/record/records.ts';
import { useLive } from '../../../lib/store/live.ts';
import { useBench } from '../bench.ts';
import { ChainPage } from '../chain/ChainPage.tsx';
import { go } from '../router.ts';
import { Editor } from './Editor.tsx';
import '../form/form.css';
import '../form/template.css';
import './request.css';

interface Found {
  readonly request: StoredRequest | null;
  readonly chain: StoredChain | null;
}

/** `new` is a new request, `new-chain` a new chain. */
export function RequestPage({ id }: { id: string | 'new' }) {
  const { db } = useBench();
  const found = useLive(
    async (): Promise<Found> => {
      const [request, chain] = await Promise.all([db.requests.get(id), db.chains.get(id)]);
      return { request: request ?? null, chain: chain ?? null };
    },
    [id],
    null as Found | null,
  ).value;
  // One reading of the database; nothing is drawn that would jump a moment later.
  if (found === null) return null;
  if (found.chain || id === 'new-chain') return <ChainPage slot={id} stored={found.chain} />;
  if (found.request || id === 'new') return <Editor slot={id} stored={found.request} />;
  return (
    <>
      <TopBar title="Request" />
      <EmptyState
        icon={Braces}
        title="This request is not there"
        action={<Button onClick={() => go({ view: 'request', id: 'new' })}>Make a new request</Button>}
      >
        It was deleted, or its address was mistyped.
      </EmptyState>
    </>
  );
}
