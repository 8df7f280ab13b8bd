import type { FoundCompany } from '../core/message/page.ts';
import type { PageDoor } from './door.ts';
import type { Mark } from './finds.ts';
import { type Layer, unzoom } from './layer.ts';
import { placeCard, roomFor } from './place.ts';

const WIDTH = 360;
const FIRST_HEIGHT = 240;
const LEAST_HEIGHT = 80;
const MOST_OF_WINDOW = 0.7;
/** A frame that has not spoken by then was blocked: the side panel takes over. */
const SILENT_MS = 3000;

/** What a card stands under: a mark, or the selected text. */
export interface Anchor {
  readonly company: FoundCompany;
  readonly mark: Mark | null;
  /** Where it is in the window now; undefined when it is not shown any more. */
  rect(): DOMRect | undefined;
  readonly rtl: boolean;
}

export interface CardHost {
  open(anchor: Anchor, byKeyboard: boolean): Promise<void>;
  close(): void;
  /** The frame's wanted height, as it reached us by way of the background. */
  resize(height: number): void;
  readonly mark: Mark | null;
}

interface Card {
  readonly anchor: Anchor;
  readonly box: HTMLElement;
  readonly frame: HTMLIFrameElement;
  readonly back: Element | null;
  height: number;
  /** How far its top stands from its mark's, once it has been shown; anew when the window changes. */
  offset: number | null;
  /** The room that it had when it was shown or grew; the same while the page scrolls under it. */
  room: number;
  heard: boolean;
  silence: ReturnType<typeof setTimeout>;
}

/**
 * Holds the card: an extension page in a frame in the closed root. Nothing is said to the frame or heard from it here:
 * window messages could be forged by the page. The frame gets a nonce in its hash, the background knows which company
 * the nonce stands for, and sizes come back through the extension's own messages.
 */
export function createCardHost(
  layer: Layer,
  door: PageDoor,
  onChange: (mark: Mark | null) => void,
): CardHost {
  let card: Card | null = null;
  let opening = 0;
  let frameAsked = 0;

  /** @param grown its height changed: what it is moved by stays, so that nothing in it moves twice */
  const place = (grown = false): void => {
    frameAsked = 0;
    if (card === null) return;
    layer.keep();
    const rect = card.anchor.rect();
    // Its text went away or was folded: the card stays where it was, the person may be reading it.
    if (rect === undefined || rect.width === 0) return;
    unzoom(card.box);
    const zoom: number | undefined = document.documentElement.currentCSSZoom;
    const wide = document.documentElement.clientWidth * (zoom ?? 1);
    const view = { width: Math.min(wide, window.innerWidth), height: window.innerHeight };
    if (rect.bottom < -view.height || rect.top > 2 * view.height) {
      close();
      return;
    }
    const width = Math.min(WIDTH, view.width - 16);
    if (grown || card.offset === null) card.room = roomFor(rect, view, card.offset);
    const most = Math.min(card.room, Math.round(view.height * MOST_OF_WINDOW));
    const height = Math.max(LEAST_HEIGHT, Math.min(card.height, most));
    const at = placeCard(rect, { width, height }, view, card.anchor.rtl, card.offset);
    if (grown || (card.heard && card.offset === null)) card.offset = at.top - rect.top;
    Object.assign(card.box.style, { left: `${at.left}px`, top: `${at.top}px`, height: `${height}px` });
  };

  const follow = (): void => {
    if (frameAsked === 0) frameAsked = requestAnimationFrame(() => place());
  };
  const anew = (): void => {
    if (card !== null) card.offset = null;
    follow();
  };

  const onPress = (event: Event): void => {
    // A press in the page closes; presses in the frame never get here, those in our layer come with our host.
    if (event.isTrusted && event.target !== layer.host) close();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !event.isTrusted) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    close();
  };
  const listen = (on: boolean): void => {
    const change = on ? window.addEventListener.bind(window) : window.removeEventListener.bind(window);
    change('scroll', follow, { capture: true, passive: true });
    change('resize', anew, { passive: true });
    change('pointerdown', onPress, true);
    change('keydown', onKey as EventListener, true); // a keydown event is a KeyboardEvent (UI Events, 3.5)
  };

  const close = (): void => {
    opening++;
    if (card === null) return;
    const { box, frame, back, silence } = card;
    const hadFocus = document.activeElement === layer.host;
    card = null;
    clearTimeout(silence);
    listen(false);
    if (frameAsked !== 0) cancelAnimationFrame(frameAsked);
    frameAsked = 0;
    frame.src = 'about:blank';
    box.remove();
    if (hadFocus && back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
    onChange(null);
  };

  const giveUp = (): void => {
    if (card === null || card.heard) return;
    const { company } = card.anchor;
    close();
    door.openPanel(company);
  };

  const open = async (anchor: Anchor, byKeyboard: boolean): Promise<void> => {
    const { company } = anchor;
    if (card !== null && anchor.mark !== null && card.anchor.mark === anchor.mark) return;
    close();
    const turn = ++opening;
    // Everything outside of an open modal dialog is inert, our layer too.
    if (document.querySelector(':modal') !== null) return door.openPanel(company);
    const nonce = newNonce();
    const granted = await door.openCard(company, nonce);
    if (turn !== opening) return;
    if (granted === null) return door.openPanel(company);
    const box = document.createElement('div');
    box.className = 'card';
    // The top layer: above dialogs and headers, and not moved by a transform of the page's root.
    box.popover = 'manual';
    const frame = document.createElement('iframe');
    frame.title = 'Loupe';
    // Without it, a page that asks for its own process (Cross-Origin-Embedder-Policy) may hold no frame of ours.
    frame.setAttribute('credentialless', '');
    frame.src = `${granted.url}#${nonce}`;
    box.append(frame);
    layer.root().append(box);
    box.showPopover();
    const silence = setTimeout(giveUp, SILENT_MS);
    const back = byKeyboard ? document.activeElement : null;
    card = { anchor, box, frame, back, height: FIRST_HEIGHT, offset: null, room: 0, heard: false, silence };
    listen(true);
    place();
    if (byKeyboard) frame.addEventListener('load', () => frame.focus(), { once: true });
    onChange(anchor.mark);
  };

  return {
    open,
    close,
    resize: height => {
      if (card === null || !Number.isFinite(height)) return;
      card.heard = true;
      card.height = height;
      clearTimeout(card.silence);
      place(true);
      card?.box.classList.add('shown');
    },
    get mark() {
      return card?.anchor.mark ?? null;
    },
  };
}

function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
