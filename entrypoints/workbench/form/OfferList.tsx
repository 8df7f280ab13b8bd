import type { Offer } from './use-offer.ts';

/** `<OfferList offer={offer} />`: beside the field; it shows itself while something is offered. */
export function OfferList({ offer: { id, list, offered, chosen, what, take } }: { offer: Offer }) {
  return (
    <div
      ref={list}
      id={`${id}-names`}
      popover="manual"
      role="listbox"
      aria-label={what === 'filter' ? 'Filters' : 'Variables'}
      class="Menu Float Template-names"
    >
      {offered.map((one, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names its active option
        // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the field's
        <div
          key={one.name}
          id={`${id}-name-${index}`}
          role="option"
          aria-selected={index === chosen}
          class="Template-name"
          onMouseDown={event => event.preventDefault()}
          onClick={() => take(one)}
        >
          <code class="tone-teal">{one.name}</code>
          <span class="clip t-soft">{one.sample}</span>
          <span class="t-micro">{one.from}</span>
        </div>
      ))}
    </div>
  );
}
