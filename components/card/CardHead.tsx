import type { ComponentChildren } from 'preact';
import { listedWords } from '../company/listed-words.ts';
import { Badge } from '../sign/Badge.tsx';
import { Monogram } from '../sign/Monogram.tsx';

export interface CardHeadProps {
  name: string;
  /** Undefined while none is known; with `guessed`, one that is not sure. */
  domain: string | undefined;
  guessed?: boolean;
  /** Under the name in place of the domain: `Warehouse automation · Denmark`. */
  line?: ComponentChildren;
  /** The person's lists that hold it. */
  lists?: readonly string[];
  /** `94 % sure`. */
  sure?: string;
  /** Why, in a tooltip. */
  sureTitle?: string;
  /** Shows the reason and how to put it right. */
  onSure?: () => void;
  /** At the right: Close. */
  end?: ComponentChildren;
  /** Of the name; give it to what the head names. */
  id?: string;
}

/** `<CardHead name="Kestrel Robotics" domain="kestrel.example" sure="94 % sure" end={<IconButton …/>} />` */
export function CardHead(props: CardHeadProps) {
  const { name, domain, guessed = false, line, lists = [], sure, sureTitle, onSure, end, id } = props;
  return (
    <header class="CardHead">
      <Monogram name={name} domain={guessed ? undefined : domain} size="large" />
      <div class="grow">
        <h2 class="t-title clip" id={id} title={name} dir="auto">
          {name}
        </h2>
        <div class="CardHead-line">
          <span class="CardHead-who">
            <span class="clip">
              {line ?? (name === domain ? 'No name known' : domain) ?? 'No domain found'}
            </span>
            {guessed && <Badge tone="outline">guessed</Badge>}
            {sure &&
              (onSure ? (
                <button type="button" class="CardHead-sure" title={sureTitle} onClick={onSure}>
                  <Badge>{sure}</Badge>
                </button>
              ) : (
                <Badge>{sure}</Badge>
              ))}
          </span>
          {lists.length > 0 && (
            <span class="CardHead-lists clip" title={`In ${lists.join(', ')}`}>
              {listedWords(lists)}
            </span>
          )}
        </div>
      </div>
      {end && <div class="CardHead-end">{end}</div>}
    </header>
  );
}
