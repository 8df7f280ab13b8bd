/**
 * Is this frame really seen, with nothing over it, see-through or moved under a lure? IntersectionObserver v2 knows, as
 * it is told by the browser's own painting. Where it cannot tell (Firefox), nothing that spends acts in the page.
 */
export interface Seen {
  /** Seen, whole and uncovered, for long enough to be read. */
  proven(): boolean;
  stop(): void;
}

/** What was pressed before a person could read it was not meant. Milliseconds. */
const LEAST_MS = 400;
const NEARLY_WHOLE = 0.98;

/** Chrome's fields, absent from the DOM's types: https://w3c.github.io/IntersectionObserver/v2/ */
interface SeenOptions extends IntersectionObserverInit {
  trackVisibility: boolean;
  delay: number;
}
interface SeenEntry extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}

export function watchSeen(element: Element): Seen {
  let since: number | null = null;
  const options: SeenOptions = { threshold: [0, 0.5, NEARLY_WHOLE, 1], trackVisibility: true, delay: 100 };
  const observer = new IntersectionObserver(entries => {
    // The newest entry counts. A browser without v2 leaves `isVisible` out, and then nothing is proven.
    const entry: SeenEntry | undefined = entries.at(-1);
    const seen = entry?.isVisible === true && entry.intersectionRatio >= NEARLY_WHOLE;
    since = seen ? (since ?? performance.now()) : null;
  }, options);
  observer.observe(element);
  return {
    proven: () => since !== null && performance.now() - since >= LEAST_MS,
    stop: () => observer.disconnect(),
  };
}

const ACTS = ['click', 'dblclick', 'keydown', 'pointerdown', 'mousedown', 'submit', 'beforetoggle'] as const;

/** Only what a person does acts here: events made by a script end before any part of the card hears them. */
export function trustedOnly(target: EventTarget = window): void {
  for (const type of ACTS)
    target.addEventListener(
      type,
      event => {
        if (event.isTrusted) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      true,
    );
}
