/**
 * For Loupe's world, before Loupe starts there: keeps the closed roots that it makes. `gaps()` then tells how far the worst
 * of the drawn shapes is from a name like `tarnwick.com`, where each `<p>` has one: pixels, or NaN where nothing is drawn.
 */
export const WATCH_SHAPES = String.raw`(() => {
  const roots = [];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    roots.push(root);
    return root;
  };
  const nameIn = ({ firstChild: text }) => {
    const [name] = /\w+\.com/.exec(text.data);
    const range = document.createRange();
    range.setStart(text, text.data.indexOf(name));
    range.setEnd(text, range.startOffset + name.length);
    return range.getBoundingClientRect();
  };
  globalThis.gaps = () => {
    const names = [...document.querySelectorAll('p')].map(nameIn);
    const shapes = roots.flatMap(root => [...root.querySelectorAll('.piece')]).filter(piece => piece.isConnected);
    const far = ({ left, top }) => Math.min(...names.map(name => Math.hypot(name.left - left, name.top - top)));
    return shapes.length === 0 ? NaN : Math.max(...shapes.map(piece => far(piece.getBoundingClientRect())));
  };
})()`;
