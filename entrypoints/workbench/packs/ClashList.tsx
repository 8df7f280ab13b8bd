/** What is here under an id that the pack brings too: what differs, and which of the two to have. */
import { Segmented } from '../../../components/field/Segmented.tsx';
import type { Choice, Clash } from './import.ts';

const CHOICES = [
  { value: 'both', label: 'Keep both' },
  { value: 'replace', label: 'Replace mine' },
] as const;

export interface ClashListProps {
  clashes: readonly Clash[];
  choices: ReadonlyMap<string, Choice>;
  onChoices: (choices: ReadonlyMap<string, Choice>) => void;
}

export function ClashList({ clashes, choices, onChoices }: ClashListProps) {
  return (
    <ul class="Pack-clashes">
      {clashes.map(clash => (
        <li key={clash.id}>
          <span class="clip">
            <b>{clash.name}</b> <span class="t-small t-soft">differs in {clash.differs.join(', ')}</span>
          </span>
          <Segmented
            label={`For ${clash.name}`}
            value={choices.get(clash.id) ?? 'both'}
            options={CHOICES}
            onValue={choice => onChoices(new Map([...choices, [clash.id, choice]]))}
          />
        </li>
      ))}
    </ul>
  );
}
