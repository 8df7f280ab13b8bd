import { Gauge } from 'lucide-preact';
import { ErrorNote } from '../../../../components/note/ErrorNote.tsx';
import type { ListColumn } from '../../../../lib/core/list/columns.ts';
import type { Score } from '../../../../lib/core/score/definition.ts';

export interface LostNoteProps {
  columns: readonly ListColumn[];
  onMend: (score: Score) => void;
}

/** A score looks at columns that the list has no more: said, with the way to mend it. */
export function LostNote({ columns, onMend }: LostNoteProps) {
  const scorer = columns
    .flatMap(column => (column.kind === 'score' ? [column.scorer] : []))
    .find(one => one.lost.length > 0);
  if (!scorer) return null;
  const { score, lost } = scorer;
  const names = [...new Set(lost.map(rule => rule.label || rule.column))];
  return (
    <ErrorNote
      band
      icon={Gauge}
      what={`${score.name} looks at ${names.join(', ')}, which ${names.length === 1 ? 'is' : 'are'} gone from this list`}
      kept="These rules count as not known. The others count as before."
      action={{ label: 'Mend score', onPress: () => onMend(score) }}
    />
  );
}
