import { LAYER_CSS } from './layer-css.ts';

/**
 * The one node that is added to a page: an element without attributes behind the body, with a closed shadow root. What
 * is in the root, the page can neither read nor reach. It stands there whether something is drawn or not, so that its
 * being there tells nothing.
 */
export interface Layer {
  /** The root, made when it is first needed. */
  root(): ShadowRoot;
  readonly host: HTMLElement | null;
  /** Speaks to a screen reader, from inside the closed root. */
  say(text: string): void;
  /** Puts the host back where a page's script removed it. */
  keep(): void;
  remove(): void;
}

export function createLayer(): Layer {
  let host: HTMLElement | null = null;
  let shadow: ShadowRoot | null = null;
  let said: HTMLElement | null = null;
  let puts = 0;

  const put = (element: HTMLElement): void => {
    // A page that fights for its tree wins: no loop of putting and removing.
    if (puts++ < 20) document.documentElement.append(element);
  };

  const root = (): ShadowRoot => {
    if (shadow !== null) return shadow;
    host = document.createElement('div');
    shadow = host.attachShadow({ mode: 'closed' });
    dress(shadow);
    put(host);
    return shadow;
  };

  return {
    root,
    say: text => {
      if (said === null) {
        said = document.createElement('div');
        said.className = 'said';
        said.setAttribute('role', 'status');
        root().append(said);
      }
      said.textContent = text;
    },
    get host() {
      return host;
    },
    keep: () => {
      if (host !== null && !host.isConnected) put(host);
    },
    remove: () => {
      host?.remove();
      host = null;
      shadow = null;
      said = null;
    },
  };
}

/**
 * Firefox ends a script with its extension and leaves what it drew: the next one takes that away. Only there can a script
 * of an extension ask for closed roots so, and Chrome's clean up after themselves.
 */
export function removeLeftLayers(): void {
  for (const element of [...document.documentElement.children]) {
    if (element.localName !== 'div' || element.attributes.length > 0) continue;
    const root: ShadowRoot | null | undefined = Reflect.get(element, 'openOrClosedShadowRoot');
    if (root && [...root.children].some(child => child.className === 'origin')) element.remove();
  }
}

function dress(shadow: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(LAYER_CSS);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox denies adoptedStyleSheets to content scripts (bug 1751346); there an inline sheet passes the page's CSP.
    const style = document.createElement('style');
    style.textContent = LAYER_CSS;
    shadow.append(style);
  }
}

/** A page's own `zoom` on its root reaches into the layer: what stands in the window by its pixels takes it back. */
export function unzoom(element: HTMLElement): void {
  // Firefox has it since 126, Chrome since 128.
  const zoom: number | undefined = document.documentElement.currentCSSZoom;
  element.style.zoom = zoom && zoom !== 1 ? String(1 / zoom) : '';
}
