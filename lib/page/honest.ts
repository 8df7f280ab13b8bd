/**
 * A form lets its fields stand in for its own properties: `<form><input name="localName">` has an element for a name
 * (HTML, 4.10.3, legacy override built-ins), in our world too. What is called or climbed on elements that may be forms
 * is asked of the prototype, which no page reaches.
 */
const getter = <T>(owner: object, name: string): ((of: Node) => T) => {
  const get = Object.getOwnPropertyDescriptor(owner, name)?.get;
  // The DOM Standard says what each of them gives.
  return of => get?.call(of) as T;
};

export const nameOf: (element: Element) => string = getter(Element.prototype, 'localName');
export const htmlOf: (element: Element) => string = getter(Element.prototype, 'innerHTML');
export const parentNodeOf: (node: Node) => Node | null = getter(Node.prototype, 'parentNode');
export const contentOf: (node: Node) => string | null = getter(Node.prototype, 'textContent');

const { closest, matches, querySelector } = Element.prototype;
export const closestOf = (element: Element, selector: string): Element | null =>
  closest.call(element, selector);
export const isA = (element: Element, selector: string): boolean => matches.call(element, selector);
export const firstIn = (element: Element, selector: string): Element | null =>
  querySelector.call(element, selector);
