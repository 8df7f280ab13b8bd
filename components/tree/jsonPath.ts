/** Keys and indices from the root. */
export type JsonPath = readonly (string | number)[];

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The path as JSONPath (RFC 9535): dots for plain names, else a quoted name; `$.data.metrics`, `$['odd key'][0]`. */
export function writeJsonPath(path: JsonPath): string {
  const steps = path.map(step => {
    if (typeof step === 'number') return `[${step}]`;
    return NAME.test(step) ? `.${step}` : `[${quote(step)}]`;
  });
  return `$${steps.join('')}`;
}

/** A single-quoted string literal of RFC 9535, section 2.3.1.1. */
function quote(name: string): string {
  let text = '';
  for (const char of name) {
    const code = char.codePointAt(0) ?? 0;
    const bare = code < 0x20 || (code >= 0xd800 && code <= 0xdfff);
    if (bare) text += `\\u${code.toString(16).padStart(4, '0')}`;
    else text += char === "'" || char === '\\' ? `\\${char}` : char;
  }
  return `'${text}'`;
}
