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
/** A browser looks only when it draws, and on a still page it may draw no more: until it says yes, it is asked again. */
const LOOK_AGAIN_MS = 150;

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
  const looking = setInterval(() => {
    if (since !== null || document.hidden) return;
    // What is newly observed is looked at anew, and the browser draws for it.
    observer.unobserve(element);
    observer.observe(element);
  }, LOOK_AGAIN_MS);
  const pointer = watchPointer();
  return {
    proven: () => since !== null && performance.now() - since >= LEAST_MS && pointer.aimed(),
    stop: () => {
      clearInterval(looking);
      observer.disconnect();
      pointer.stop();
    },
  };
}

/** Nobody takes back a press that is already on its way: a hand needs about so long to stop. Milliseconds. */
const AIM_MS = 250;

interface Aim {
  /** Has the frame stood still under the pointer for so long that the press was meant for it? */
  aimed(): boolean;
  stop(): void;
}

/**
 * A page moves the card under the pointer in the moment before a press: painting alone does not tell, for the card was
 * seen all the time. So the pointer has to have been in the frame for a moment, and the frame must not have moved while
 * the pointer rested. A touch has no time before its press, and a keyboard no pointer: for them what was seen counts.
 * A press counts from when the button went down, as the browser stamps it: on a busy machine it is heard of later.
 */
function watchPointer(): Aim {
  let last: PointerEvent | null = null;
  let since = performance.now();
  let hovers = false;
  /** When the button went down for the click that comes, of the clock of `performance`. */
  let pressed: number | null = null;
  const note = (event: PointerEvent): void => {
    if (!event.isTrusted) return;
    hovers = event.pointerType !== 'touch';
    if (event.type === 'pointerdown') pressed = event.timeStamp;
    // The click is heard in the same task as the release.
    if (event.type === 'pointerup')
      setTimeout(() => {
        pressed = null;
      });
    const rested = last !== null && far(event.screenX, event.screenY, last.screenX, last.screenY) <= 1;
    const slid = rested && last !== null && far(event.clientX, event.clientY, last.clientX, last.clientY) > 2;
    if (last === null || slid) since = performance.now();
    last = event;
  };
  const out = (): void => {
    last = null;
  };
  const byKey = (event: KeyboardEvent): void => {
    if (event.isTrusted) hovers = false;
  };
  const root = document.documentElement;
  const types = ['pointerover', 'pointermove', 'pointerdown', 'pointerup'] as const;
  for (const type of types) window.addEventListener(type, note, true);
  root.addEventListener('pointerleave', out);
  window.addEventListener('keydown', byKey, true);
  return {
    aimed: () => !hovers || (pressed ?? performance.now()) - since >= AIM_MS,
    stop: () => {
      for (const type of types) window.removeEventListener(type, note, true);
      root.removeEventListener('pointerleave', out);
      window.removeEventListener('keydown', byKey, true);
    },
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

const far = (x: number, y: number, fromX: number, fromY: number): number =>
  Math.max(Math.abs(x - fromX), Math.abs(y - fromY));
