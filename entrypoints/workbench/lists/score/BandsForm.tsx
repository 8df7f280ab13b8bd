import { CircleAlert, Plus, X } from 'lucide-preact';
import { Button } from '../../../../components/button/Button.tsx';
import { IconButton } from '../../../../components/button/IconButton.tsx';
import { TextInput } from '../../../../components/field/TextInput.tsx';
import { Icon } from '../../../../components/sign/Icon.tsx';
import type { BandDraft } from '../../../../lib/core/score/draft.ts';

export interface BandsFormProps {
  bands: readonly BandDraft[];
  faults: ReadonlyMap<number, string>;
  /** Beginnings of two bands that part what the score can come to, for who adds the first. */
  proposal: readonly [number, number];
  newKey: () => number;
  onBands: (bands: readonly BandDraft[]) => void;
}

const MOST_BANDS = 10;

/** Names for how much a score comes to. */
export function BandsForm({ bands, faults, proposal, newKey, onBands }: BandsFormProps) {
  const put = (key: number, change: Partial<BandDraft>) =>
    onBands(bands.map(band => (band.key === key ? { ...band, ...change } : band)));
  const add = () => {
    if (bands.length > 0) return onBands([...bands, { key: newKey(), name: '', from: '' }]);
    const [high, middle] = proposal;
    onBands([
      { key: newKey(), name: 'High', from: String(high) },
      { key: newKey(), name: 'Medium', from: String(middle) },
      { key: newKey(), name: 'Low', from: '' },
    ]);
  };
  return (
    <>
      {bands.length > 0 && (
        <ul class="ScoreBands">
          {bands.map(({ key, name, from }, i) => (
            <li key={key}>
              <TextInput
                aria-label={`Name of band ${i + 1}`}
                aria-invalid={faults.has(key) || undefined}
                value={name}
                onValue={next => put(key, { name: next })}
              />
              <span class="t-small t-soft">{from.trim() === '' ? 'for' : 'from'}</span>
              <TextInput
                aria-label={`Least points of band ${i + 1}`}
                aria-invalid={faults.has(key) || undefined}
                inputmode="text"
                placeholder="the rest"
                value={from}
                onValue={next => put(key, { from: next })}
              />
              <IconButton
                icon={X}
                size="small"
                label={`Remove band ${i + 1}`}
                onClick={() => onBands(bands.filter(band => band.key !== key))}
              />
              {faults.has(key) && (
                <p class="Field-error" role="alert">
                  <Icon of={CircleAlert} size="row" />
                  <span>{faults.get(key)}</span>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button
          size="small"
          icon={Plus}
          disabled={bands.length >= MOST_BANDS && `${MOST_BANDS} bands are the most`}
          onClick={add}
        >
          {bands.length > 0 ? 'Add band' : 'Add bands'}
        </Button>
      </div>
    </>
  );
}
