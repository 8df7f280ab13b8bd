import { ErrorNote } from '../../../components/note/ErrorNote.tsx';
import { checkTroubles } from '../../../lib/screen/by-itself.ts';
import { useLive } from '../../../lib/store/live.ts';
import { useBench } from '../bench.ts';
import { go } from '../router.ts';

/** What the last checks found of the requests that are about to be asked. */
export function CheckNotes({ requestIds }: { requestIds: readonly string[] }) {
  const { db } = useBench();
  const ids = [...new Set(requestIds)];
  const troubles = useLive(() => checkTroubles(db, ids), [ids.join()], []).value;
  return (
    <>
      {troubles.map(({ requestId, words }) => (
        <ErrorNote
          key={requestId}
          what={words}
          kept="Its last check found that: a run may trip on it."
          action={{ label: 'Open request', onPress: () => go({ view: 'request', id: requestId }) }}
        />
      ))}
    </>
  );
}
