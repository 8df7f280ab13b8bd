/** The script of a page that wants to know all: it runs from the first byte and writes down whatever it can reach. */
export const SPY = `
const heard = (globalThis.heard = []);
const note = (how, what) => {
  let text = '';
  try { text = typeof what === 'string' ? what : what instanceof Node ? what.nodeName + ' ' + (what.outerHTML ?? what.data ?? '') : String(what?.stack ?? what?.name ?? what); } catch {}
  heard.push(how + ': ' + text.slice(0, 2000));
};
// Every way in which somebody could work on this page is bent to tell.
const bend = (owner, name) => {
  const real = owner?.[name];
  if (typeof real !== 'function') return;
  owner[name] = function (...args) {
    note(name, args.map(arg => arg instanceof Node ? arg.nodeName : typeof arg === 'string' ? arg : typeof arg).join(' '));
    const out = Reflect.apply(real, this, name === 'attachShadow' ? [{ ...args[0], mode: 'open' }] : args);
    if (name === 'attachShadow') note('root', out);
    return out;
  };
};
for (const name of ['attachShadow', 'setAttribute', 'showPopover', 'animate', 'scrollIntoView', 'closest', 'getBoundingClientRect'])
  bend(Element.prototype, name), bend(HTMLElement.prototype, name);
for (const name of ['appendChild', 'insertBefore', 'removeChild', 'replaceChild', 'cloneNode']) bend(Node.prototype, name);
for (const name of ['append', 'prepend', 'remove', 'before', 'after']) bend(Element.prototype, name);
for (const name of ['createElement', 'createRange', 'createTreeWalker', 'querySelectorAll', 'querySelector', 'getElementById']) bend(Document.prototype, name);
for (const name of ['parse', 'stringify']) bend(JSON, name);
for (const name of ['fetch', 'postMessage', 'getComputedStyle', 'matchMedia', 'requestIdleCallback', 'setTimeout', 'getSelection', 'structuredClone']) bend(globalThis, name);
for (const name of ['add', 'set', 'delete']) { bend(Highlight.prototype, name); bend(HighlightRegistry.prototype, name); }
for (const name of ['addEventListener', 'dispatchEvent']) bend(EventTarget.prototype, name);
for (const name of ['open', 'send']) bend(XMLHttpRequest.prototype, name);
for (const [owner, name] of [[Element.prototype, 'innerHTML'], [Node.prototype, 'textContent'], [Element.prototype, 'shadowRoot'], [HTMLIFrameElement.prototype, 'src'], [CharacterData.prototype, 'data']]) {
  const real = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { ...real,
    get() { note('get ' + name, this); return real.get.call(this); },
    ...(real.set ? { set(value) { note('set ' + name, String(value)); real.set.call(this, value); } } : {}) });
}
const realAdd = EventTarget.prototype.addEventListener;
const listening = heard.length;
for (const target of [window, document])
  for (const key of new Set([...Object.keys(window), ...Object.getOwnPropertyNames(Document.prototype), 'onmessage', 'onsecuritypolicyviolation', 'onunhandledrejection', 'onerror', 'onfocusin', 'onselectionchange']))
    if (key.startsWith('on')) target.addEventListener(key.slice(2), event => {
      const path = event.composedPath().map(one => one.nodeName ?? 'window').join('<');
      note('event ' + event.type, path + ' ' + (event.message ?? (event.data && JSON.stringify(event.data)) ?? (event.detail && JSON.stringify(event.detail)) ?? event.blockedURI ?? event.reason?.stack ?? ''));
    }, true);
heard.splice(listening);
new MutationObserver(records => {
  for (const record of records) {
    for (const node of record.addedNodes) note('added', node);
    for (const node of record.removedNodes) note('removed', node);
    if (record.type !== 'childList') note(record.type, record.target);
  }
}).observe(document, { childList: true, attributes: true, characterData: true, subtree: true });
for (const type of PerformanceObserver.supportedEntryTypes)
  try { new PerformanceObserver(list => { for (const entry of list.getEntries()) note('entry ' + entry.entryType, entry.name + ' ' + (entry.sources?.map(one => one.node?.nodeName) ?? '')); }).observe({ type, buffered: true }); } catch {}
new ReportingObserver(reports => { for (const report of reports) note('report', JSON.stringify(report.body)); }, { buffered: true }).observe();
try { const channel = new BroadcastChannel('loupe'); channel.onmessage = event => note('broadcast', event.data); } catch {}
setInterval(() => {
  for (const [name, marks] of CSS.highlights) note('highlight', name + ' ' + marks.size);
  for (let x = 5; x < innerWidth; x += 120) for (let y = 5; y < innerHeight; y += 120)
    for (const element of document.elementsFromPoint(x, y)) if (!element.matches('html,body,h1,p,span')) note('point', element);
  if (document.activeElement !== document.body) note('active', document.activeElement);
  if (window.length > 0) note('frames', String(window.length));
  if (document.styleSheets.length + document.adoptedStyleSheets.length > 0) note('sheets', String(document.styleSheets.length));
  for (const name of document.documentElement.getAttributeNames()) note('attribute', name);
  for (const name of Object.keys(window)) if (/loupe|chrome-ext|__wxt/i.test(name)) note('global', name);
}, 200);
`;

/** What such a page does besides: it speaks every word it knows, as if it were Loupe, its user or its background. */
export const SHOUT = `
for (const message of [{ ask: 'visible', companies: [] }, { tell: 'companies' }, { do: 'look-up', plans: null, company: { name: 'x', domain: 'x.com' } }, 'loupe:take-over'])
  for (const target of [window, document, document.body]) {
    window.postMessage(message, '*');
    target.dispatchEvent(new MessageEvent('message', { data: message, source: window }));
    target.dispatchEvent(new CustomEvent('loupe:take-over', { detail: message }));
  }
for (const type of ['pointermove', 'pointerover', 'mousemove', 'click', 'dblclick', 'contextmenu', 'focus', 'touchstart', 'selectionchange', 'visibilitychange', 'pageshow', 'pagehide', 'freeze', 'resume', 'beforeunload'])
  for (const target of [window, document, document.querySelector('p')])
    target.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, clientX: 220, clientY: 130, pointerType: 'touch' }));
for (const key of ['l', 'L', 'Enter', 'ArrowDown', 'Escape'])
  window.dispatchEvent(new KeyboardEvent('keydown', { key, code: key.length === 1 ? 'KeyL' : key, altKey: true, shiftKey: true, bubbles: true }));
`;
