/**
 * One script a page: after an update, or when a site is allowed while its tab is open, a second one arrives. It tells
 * the earlier one to leave. The message is heard by content scripts of this extension alone: they share a world that
 * the page does not see.
 */
const CALL = 'loupe:take-over';

export const takeOver = (leave: () => void): void => {
  // An event on a target of our own world: the page's scripts hold other wrappers and other listeners.
  const world = globalThis as typeof globalThis & { loupeWorld?: EventTarget };
  world.loupeWorld?.dispatchEvent(new Event(CALL));
  world.loupeWorld ??= new EventTarget();
  world.loupeWorld.addEventListener(CALL, leave, { once: true });
};
