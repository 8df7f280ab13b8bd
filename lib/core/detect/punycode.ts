// RFC 3492 with the parameters of IDNA (section 5). Needed because the core has no URL of a browser.

const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;

function adapt(delta: number, points: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? 700 : 2));
  rest += Math.floor(rest / points);
  let k = 0;
  while (rest > ((BASE - T_MIN) * T_MAX) / 2) {
    rest = Math.floor(rest / (BASE - T_MIN));
    k += BASE;
  }
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + 38));
}

const threshold = (k: number, bias: number): number => Math.min(T_MAX, Math.max(T_MIN, k - bias));
const digit = (value: number): string => String.fromCharCode(value < 26 ? value + 97 : value + 22);

/** A label in ASCII: `müller` is `xn--mller-kva`. A label of ASCII stays. Meant for labels of up to 63 characters. */
export function toAscii(label: string): string {
  const points = Array.from(label, char => char.codePointAt(0) ?? 0);
  const basic = points.filter(point => point < 128);
  if (basic.length === points.length) return label;
  let out = String.fromCharCode(...basic);
  if (basic.length > 0) out += '-';
  let n = 128;
  let delta = 0;
  let bias = 72;
  let done = basic.length;
  while (done < points.length) {
    const next = Math.min(...points.filter(point => point >= n));
    delta += (next - n) * (done + 1);
    n = next;
    for (const point of points) {
      if (point < n) delta++;
      if (point !== n) continue;
      let q = delta;
      for (let k = BASE; ; k += BASE) {
        const t = threshold(k, bias);
        if (q < t) break;
        out += digit(t + ((q - t) % (BASE - t)));
        q = Math.floor((q - t) / (BASE - t));
      }
      out += digit(q);
      bias = adapt(delta, done + 1, done === basic.length);
      delta = 0;
      done++;
    }
    delta++;
    n++;
  }
  return `xn--${out}`;
}

/** A label in Unicode: the reverse. A label that is not valid Punycode stays as it is. */
export function toUnicode(label: string): string {
  if (!label.startsWith('xn--')) return label;
  const code = label.slice(4);
  const cut = code.lastIndexOf('-');
  const out = Array.from(cut > 0 ? code.slice(0, cut) : '', char => char.codePointAt(0) ?? 0);
  let n = 128;
  let i = 0;
  let bias = 72;
  for (let at = cut > 0 ? cut + 1 : 0; at < code.length; ) {
    const before = i;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const char = code.charCodeAt(at++);
      const value = char >= 97 && char <= 122 ? char - 97 : char >= 48 && char <= 57 ? char - 22 : -1;
      if (value < 0) return label;
      i += value * weight;
      const t = threshold(k, bias);
      if (value < t) break;
      weight *= BASE - t;
      if (weight > 2 ** 31) return label;
    }
    bias = adapt(i - before, out.length + 1, before === 0);
    n += Math.floor(i / (out.length + 1));
    i %= out.length + 1;
    if (n > 0x10ffff || (n >= 0xd800 && n < 0xe000)) return label;
    out.splice(i++, 0, n);
  }
  return String.fromCodePoint(...out);
}
