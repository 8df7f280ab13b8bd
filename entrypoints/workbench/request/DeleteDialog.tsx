/** Deleting a request: what goes with it, and who still needs it. */
import { ConfirmDialog } from '../../../components/note/ConfirmDialog.tsx';
import { formatCount } from '../../../lib/core/format.ts';
import { looksAt } from '../../../lib/core/list/columns.ts';
import { useLive } from '../../../lib/store/live.ts';
import { deleteRequest } from '../../../lib/store/requests.ts';
import { useBench } from '../bench.ts';
import { go } from '../router.ts';
import { useEdit } from './edit.ts';

export function DeleteDialog({
  open,
  onClose,
  onDeleted,
}: {
  open: boolean;
  onClose: () => void;
  onDeleted: () => void;
}) {
  const { definition } = useEdit();
  const { db, toast } = useBench();
  const { id, name } = definition;
  const found = useLive(
    async () => {
      const [answers, lists, schedules] = await Promise.all([
        db.answers.where('requestId').equals(id).count(),
        db.lists.filter(list => list.plans.includes(id)).toArray(),
        db.schedules.where('planId').equals(id).count(),
      ]);
      const scores = lists.flatMap(list => list.scores?.filter(score => looksAt(score, id)) ?? []);
      return {
        answers,
        lists: lists.map(list => list.name),
        scores: scores.map(score => score.name),
        schedules,
      };
    },
    [id, open],
    { answers: 0, lists: [] as string[], scores: [] as string[], schedules: 0 },
  ).value;
  const remove = async () => {
    onClose();
    const done = await deleteRequest(db, id);
    if (!done.ok)
      return toast({
        text: `${name} stays: the chain ${done.usedBy.join(', ')} uses it. Take it out there first.`,
        tone: 'problem',
      });
    onDeleted();
    toast({ text: `${name} is deleted.` });
    go({ view: 'home' });
  };
  return (
    <ConfirmDialog
      open={open}
      title={`Delete the request “${name}”?`}
      confirm="Delete request"
      safe="Keep it"
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      Its results{found.answers > 0 && ` and ${found.answers} kept answers`} go with it
      {found.lists.length > 0 && `, and its columns in ${found.lists.join(', ')}`}
      {found.scores.length > 0 && `, which the score ${found.scores.join(', ')} looks at`}
      {found.schedules > 0 && `, and ${formatCount(found.schedules, 'schedule')}`}. What was spent stays in
      the ledger. This cannot be undone.
    </ConfirmDialog>
  );
}
