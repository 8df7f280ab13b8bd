/** What is wrong, in red, or what would be better, in ink; and the mend beside it. */
import { CircleAlert, Info } from 'lucide-preact';
import { LinkButton } from '../../../components/button/LinkButton.tsx';
import { Icon } from '../../../components/sign/Icon.tsx';
import { useBench } from '../bench.ts';
import { useBoxes } from '../keys/box.ts';
import { useEdit } from './edit.ts';
import type { Trouble } from './trouble.ts';

export interface TroubleLineProps {
  trouble: Trouble;
  /** The text that the mend changes. */
  text: string;
  onText: (text: string) => void;
}

/** The whole text where it is the wrong name itself (a path), else the name within its braces. */
const mended = (text: string, from: string, to: string): string =>
  text === from
    ? to
    : text.replace(/\{\{[^{}]*\}\}/g, braces =>
        nameIn(braces) === from ? braces.replace(from, () => to) : braces,
      );

/** `employe_min` of `{{ employe_min ?? 10 }}`. */
const nameIn = (braces: string): string => (/^\{\{([^?|}]*)/.exec(braces)?.[1] ?? '').trim();

export function TroubleLine({ trouble, text, onText }: TroubleLineProps) {
  const { change, origin } = useEdit();
  const { toast } = useBench();
  const boxes = useBoxes();
  const take = async ({ patch, key }: NonNullable<Trouble['offer']>) => {
    if (key) {
      const kept = await boxes.secrets.save(key.name, key.value, origin ? [origin] : []);
      if (!kept.ok) return toast({ text: kept.problem.message, tone: 'problem' });
    }
    change(patch);
  };
  const { mend, offer, message, advice } = trouble;
  return (
    <p class={advice ? 'Field-advice' : 'Field-error'}>
      <Icon of={advice ? Info : CircleAlert} size="row" />
      <span>
        {message}
        {mend && (
          <>
            {' '}
            <LinkButton onClick={() => onText(mended(text, mend.from, mend.to))}>{mend.label}</LinkButton>
          </>
        )}
        {offer && (
          <>
            {' '}
            <LinkButton onClick={() => void take(offer)}>{offer.label}</LinkButton>
          </>
        )}
      </span>
    </p>
  );
}
